using System.Collections.Frozen;
using System.IO.Hashing;
using Microsoft.Net.Http.Headers;

namespace SmartPick.Functions.Pages;

/// <summary>
/// Every file of the page and the widget by its address, read once at start. An address that is not in this table
/// reaches no file.
/// </summary>
public sealed class Site
{
    private const string PageExtension = ".html";

    private static readonly (string Extension, string Coding)[] Codings = [(".br", "br"), (".gz", "gzip")];

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [PageExtension] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly FrozenDictionary<string, SiteFile> _files;

    private Site(FrozenDictionary<string, SiteFile> files) => _files = files;

    public SiteFile? Find(string address) => _files.GetValueOrDefault(address);

    /// <exception cref="InvalidDataException">The folder is missing or holds a file of an unknown type.</exception>
    public static Site Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"The page is missing: {folder} should hold what src/SmartPick.Web builds.");
        }

        var names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);
        return new Site(names
            .Where(name => !Codings.Any(c => name.EndsWith(c.Extension, StringComparison.Ordinal)))
            .ToFrozenDictionary(name => Address(Path.GetRelativePath(folder, name)), name => Read(name, names), StringComparer.Ordinal));
    }

    /// <summary><c>index.html</c> is its folder, another page its name without the extension.</summary>
    private static string Address(string name)
    {
        var address = "/" + name.Replace(Path.DirectorySeparatorChar, '/');
        if (!address.EndsWith(PageExtension, StringComparison.Ordinal))
        {
            return address;
        }

        address = address[..^PageExtension.Length];
        return address.EndsWith("/index", StringComparison.Ordinal) ? address[..^"index".Length] : address;
    }

    private static SiteFile Read(string name, HashSet<string> names)
    {
        if (!ContentTypes.TryGetValue(Path.GetExtension(name), out var contentType))
        {
            throw new InvalidDataException($"{name} is of a kind that the site does not serve.");
        }

        var bytes = File.ReadAllBytes(name);
        return new SiteFile(
            contentType,
            new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(XxHash128.Hash(bytes))}\"", isWeak: true),
            bytes,
            [.. Codings.Where(c => names.Contains(name + c.Extension))
                .Select(c => new EncodedBytes(c.Coding, File.ReadAllBytes(name + c.Extension)))]);
    }
}
