using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Readiness;

/// <summary>Recommendations for the variants of one request, each made once.</summary>
internal sealed class Solves(Recommender recommender, ProgramDirectory directory, CancellationToken cancellationToken)
{
    private readonly Dictionary<RecommendationRequest, Recommendation> _made = new(ReferenceEqualityComparer.Instance);

    public ProgramDirectory Directory => directory;

    public int Count => _made.Count;

    public Recommendation Of(RecommendationRequest request)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _made.TryGetValue(request, out var made) ? made : _made[request] = recommender.Recommend(request, directory, cancellationToken);
    }
}
