using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Readiness;

/// <summary>What the lists for the variants of one request come to, each chosen once.</summary>
internal sealed class Solves(Recommender recommender, ProgramDirectory directory, CancellationToken cancellationToken)
{
    private readonly Dictionary<RecommendationRequest, ListSummary> _made = new(ReferenceEqualityComparer.Instance);

    public ProgramDirectory Directory => directory;

    public int Count => _made.Count;

    /// <summary>The recommendation for a request, of which the summary is remembered.</summary>
    public Recommendation Recommend(RecommendationRequest request)
    {
        var recommendation = recommender.Recommend(request, directory, cancellationToken);
        _made[request] = recommendation.Summary;
        return recommendation;
    }

    public ListSummary Of(RecommendationRequest request)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _made.TryGetValue(request, out var made) ? made : _made[request] = recommender.Summarise(request, directory, cancellationToken);
    }
}
