using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SmartPick.Functions.Http;

/// <summary>A form in which an answer can be had.</summary>
/// <param name="MediaType">Its media type, without parameters.</param>
/// <param name="Format">The word for it in <c>?format=</c>.</param>
internal sealed record Representation(string MediaType, string Format)
{
    public static readonly Representation Json = new("application/json", "json");
    public static readonly Representation Csv = new("text/csv", "csv");
    public static readonly Representation Calendar = new("text/calendar", "ics");
    public static readonly Representation Html = new("text/html", "html");

    private MediaTypeHeaderValue Parsed { get; } = new(MediaType);

    /// <summary>
    /// Whether a range covers it. Parameters such as a character set are not compared: there is one representation of each type.
    /// </summary>
    private bool IsIn(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes
        || (range.Type.Equals(Parsed.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(Parsed.SubType, StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// The one that <c>?format=</c> names, else the one that the Accept header likes best, the first of equals; null when
    /// nothing offered fits.
    /// </summary>
    public static Representation? Choose(HttpRequest request, IReadOnlyList<Representation> offered)
    {
        if (offered.Count > 1 && request.Query["format"].ToString() is { Length: > 0 } format)
        {
            return offered.FirstOrDefault(o => o.Format == format);
        }

        // What most callers send: one media type and nothing else.
        string? only = request.Headers.Accept;
        if (offered.FirstOrDefault(o => o.MediaType == only) is { } wanted)
        {
            return wanted;
        }

        if (request.Headers.Accept.Count == 0 || request.GetTypedHeaders().Accept is not { Count: > 0 } accept)
        {
            return offered[0];
        }

        var best = offered.MaxBy(o => o.QualityIn(accept))!;
        return best.QualityIn(accept) > 0 ? best : null;
    }

    /// <summary>How much a caller likes it: the quality of the narrowest range that covers it (RFC 9110, 12.5.1).</summary>
    private double QualityIn(IList<MediaTypeHeaderValue> accept) => accept
        .Where(IsIn)
        .OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes)
        .Select(range => range.Quality ?? 1)
        .FirstOrDefault();
}
