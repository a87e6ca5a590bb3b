using System.IO.Hashing;

namespace SmartPick.Functions.Http;

/// <summary>JSON that is written once and stays the same while the program runs.</summary>
internal sealed class PreserializedJson(byte[] utf8)
{
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>Another one for any other text.</summary>
    public string Version { get; } = Convert.ToHexStringLower(XxHash128.Hash(utf8));
}
