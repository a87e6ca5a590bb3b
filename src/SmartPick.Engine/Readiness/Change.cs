using SmartPick.Engine.Requests;

namespace SmartPick.Engine.Readiness;

/// <summary>A change that an applicant could make, as the request it would lead to.</summary>
/// <param name="Kind">Which change: the code of its rule.</param>
/// <param name="Code">Stable code in the answer: the kind, with what tells changes of one kind apart.</param>
/// <param name="Request">The request with the change made.</param>
/// <param name="Figures">Figures of its text, by name.</param>
internal sealed record Change(string Kind, string Code, RecommendationRequest Request, IReadOnlyDictionary<string, string> Figures)
{
    public static Change Of(string kind, RecommendationRequest request, params (string Name, string Text)[] figures) =>
        new(kind, kind, request, figures.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal));
}
