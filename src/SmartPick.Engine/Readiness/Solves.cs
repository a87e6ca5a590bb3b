using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Readiness;

/// <summary>What the lists for the variants of one request come to, each chosen once.</summary>
internal sealed class Solves(Recommender recommender, ProgramDirectory directory, Workspace workspace, CancellationToken cancellationToken)
{
    private readonly Dictionary<RecommendationRequest, ListOutcome> _made = new(ReferenceEqualityComparer.Instance);

    public ProgramDirectory Directory => directory;

    public int Count => _made.Count;

    /// <summary>What advice on the list for a request depends on.</summary>
    public Situation Situation(RecommendationRequest request) => Choose(request, list => list.Situation());

    public ListOutcome Of(RecommendationRequest request) =>
        _made.TryGetValue(request, out var made) ? made : Choose(request, list => list.Outcome);

    /// <summary>Chooses the list for a request, of which nothing is kept but what is asked for and its outcome.</summary>
    private T Choose<T>(RecommendationRequest request, Func<ListOutline, T> asked)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var list = recommender.Outline(request, directory, workspace, cancellationToken);
        _made[request] = list.Outcome;
        var answer = asked(list);
        workspace.Clear();
        return answer;
    }
}
