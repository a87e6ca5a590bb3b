using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace SmartPick.LocalRuntime.Http;

/// <summary>The one key that opens every function which asks for one.</summary>
internal sealed class FunctionKey
{
    public const string Setting = "LocalRuntime:FunctionKey";

    private readonly byte[] _hash;

    private FunctionKey(string key) => _hash = Hash(key);

    public static FunctionKey? Read(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } key ? new FunctionKey(key) : null;

    public bool IsShownBy(HttpRequest request)
    {
        string? shown = request.Headers["x-functions-key"];
        shown ??= request.Query["code"];
        return shown is not null && CryptographicOperations.FixedTimeEquals(Hash(shown), _hash);
    }

    // Hashes are of one length, so not even the key's length shows in the time a comparison takes.
    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
