using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SmartPick.Functions.Http;

/// <summary>Representations of a list.</summary>
internal enum AnswerFormat
{
    Json,
    Csv,
}

/// <summary>Chooses a representation.</summary>
internal static class AnswerFormats
{
    /// <summary>What <c>?format=</c> or the Accept header asks for; JSON when neither cares; null when nothing offered fits.</summary>
    public static AnswerFormat? Wanted(HttpRequest request)
    {
        switch (request.Query["format"].ToString())
        {
            case "csv":
                return AnswerFormat.Csv;
            case "json":
                return AnswerFormat.Json;
            case not "":
                return null;
        }

        if (request.GetTypedHeaders().Accept is not { Count: > 0 } accept)
        {
            return AnswerFormat.Json;
        }

        foreach (var type in accept.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1))
        {
            if (new MediaTypeHeaderValue("application/json").IsSubsetOf(type))
            {
                return AnswerFormat.Json;
            }

            if (new MediaTypeHeaderValue("text/csv").IsSubsetOf(type))
            {
                return AnswerFormat.Csv;
            }
        }

        return null;
    }
}
