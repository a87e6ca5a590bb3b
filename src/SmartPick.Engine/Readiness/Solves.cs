using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;

namespace SmartPick.Engine.Readiness;

/// <summary>
/// What the lists for the variants of one request come to, each chosen once. Of lists of which only the difference is asked for nothing is
/// proved.
/// </summary>
internal sealed class Solves(Recommender recommender, ProgramDirectory directory, CancellationToken cancellationToken)
{
    private readonly Dictionary<RecommendationRequest, ListOutcome> _made = new(ReferenceEqualityComparer.Instance);

    /// <summary>PGY-1 years beside the recommended list, once that is chosen.</summary>
    private int _years;

    public ProgramDirectory Directory => directory;

    public int Count { get; private set; }

    /// <summary>The list that a recommendation for a request gives, and what advice on it depends on.</summary>
    public (ListOutcome List, AdviceContext AdviceContext) Recommended(RecommendationRequest request)
    {
        var list = Choose(request, SolveEffort.Full);
        _years = list.Pgy1.Outcome.Applications;
        return (list.Outcome, list.AdviceContext());
    }

    /// <summary>What the list that a recommendation for other specialties gives comes to.</summary>
    public ListOutcome Compared(RecommendationRequest request) => Choose(request, SolveEffort.Full).Outcome;

    /// <summary>What the list for a request that differs in little from the one recommended comes to.</summary>
    public ListOutcome Of(RecommendationRequest request)
    {
        if (!_made.TryGetValue(request, out var made))
        {
            _made[request] = made = Choose(request, SolveEffort.Similar(_years)).Outcome;
        }

        return made;
    }

    /// <summary>Chooses the list for a request, of which nothing is kept.</summary>
    private SolvedList Choose(RecommendationRequest request, SolveEffort effort)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Count++;
        return recommender.Solve(request, directory, effort, cancellationToken);
    }
}
