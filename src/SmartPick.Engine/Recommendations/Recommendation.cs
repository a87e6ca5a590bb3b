using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>A personal, optimized program list with all that is said about it.</summary>
public sealed record Recommendation
{
    /// <summary>What the advice was given on.</summary>
    public required AdviceContext AdviceContext { get; init; }

    public required SeasonRules Season { get; init; }

    public required ListSummary Summary { get; init; }

    /// <summary>The list in send order.</summary>
    public required IReadOnlyList<RecommendedProgram> Programs { get; init; }

    /// <summary>PGY-1 programs to apply to beside the list, in send order.</summary>
    public required IReadOnlyList<Pgy1Application> Pgy1 { get; init; }

    /// <summary>Programs near the list to ask for a preliminary year.</summary>
    public required IReadOnlyList<PreliminaryPlace> PreliminaryPlaces { get; init; }

    public required IReadOnlyList<ProgramNotChosen> NotChosen { get; init; }

    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>Dollars that a match is taken to be worth; infinite where no gain is too small for its fee.</summary>
    public required double MatchValueUsd { get; init; }

    public required Advice StopAt { get; init; }

    public required IReadOnlyList<Advice> Strategy { get; init; }

    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>What a list comes to: what is compared with other lists.</summary>
public record ListOutcome
{
    public required Estimate MatchProbability { get; init; }

    /// <summary>P(ending up in a program of the specialty), ranking by own preference; sums to the match probability.</summary>
    public required IReadOnlyDictionary<string, Estimate> BySpecialty { get; init; }

    /// <summary>P(matching to an advanced position and to none of the PGY-1 programs).</summary>
    public required double WithoutPgy1 { get; init; }

    /// <summary>Programs that there were to choose from, those shut to the applicant among them.</summary>
    public required int Considered { get; init; }

    /// <summary>Specialties of the list with the number of applications in each.</summary>
    public required IReadOnlyDictionary<string, int> ApplicationsBySpecialty { get; init; }

    /// <summary>Dollars for the list. A budget bounds them together with <see cref="ListSummary.Pgy1FeesUsd"/>.</summary>
    public required double FeesUsd { get; init; }

    /// <summary>(upper bound − expected value) / upper bound.</summary>
    public required double Gap { get; init; }

    public int Applications => ApplicationsBySpecialty.Values.Sum();
}

/// <summary>The list as a whole.</summary>
public sealed record ListSummary : ListOutcome
{
    /// <param name="outcome">What it comes to.</param>
    [SetsRequiredMembers]
    internal ListSummary(ListOutcome outcome)
        : base(outcome)
    {
    }

    /// <summary>What the objective "match" would reach under the same limits.</summary>
    public double BestMatchProbability { get; internal init; }

    public InterviewCount Interviews { get; internal init; }

    /// <summary>
    /// Dollars that the PGY-1 programs add. Fee assistance is one for all: what the list and they cost together is the fees of
    /// both with the cheapest applications of either waived, and this is what it exceeds the list's own by.
    /// </summary>
    public double Pgy1FeesUsd { get; internal init; }

    /// <summary>Signals used by pool.</summary>
    public IReadOnlyDictionary<string, SignalPool> Signals { get; internal init; } = FrozenDictionary<string, SignalPool>.Empty;

    /// <summary>Signals that the list may use, by pool: the season's, or what the applicant says is left of them.</summary>
    public IReadOnlyDictionary<string, SignalPool> SignalPools { get; internal init; } = FrozenDictionary<string, SignalPool>.Empty;

    /// <summary>
    /// Levels of signals in the season by specialty, PGY-1 years among them: 1 where all signals are alike, held as silver.
    /// </summary>
    public IReadOnlyDictionary<string, int> SignalLevels { get; internal init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Value of the objective; equal to the match probability under the objective "match".</summary>
    public double ExpectedValue { get; internal init; }

    /// <summary>No list within the limits that costs no more is worth more.</summary>
    public double UpperBound { get; internal init; }
}

/// <summary>Number of interviews that the list brings.</summary>
/// <param name="Mean">Expected number.</param>
/// <param name="P10">10th percentile.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="Any">P(at least one). NRMP's match rates are of those who had one: only they certify a rank order list.</param>
public readonly record struct InterviewCount(double Mean, int P10, int P90, double Any);

/// <summary>How likely an interview is at a recommended program.</summary>
public enum Tier
{
    Reach,
    Target,
    Likely,
}

/// <summary>A program of the list.</summary>
public sealed record RecommendedProgram
{
    /// <summary>Send order, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>1 more than the number of listed programs that are worth more to the applicant: equals share a rank.</summary>
    public required int PreferenceRank { get; init; }

    public required ResidencyProgram Program { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>Shared by programs that nothing tells apart for this applicant.</summary>
    public required string EquivalenceGroup { get; init; }

    public required SignalLevel Signal { get; init; }

    /// <summary>The applicant's own value of the program, 0–1.</summary>
    public required double Value { get; init; }

    public required double FeeUsd { get; init; }

    public required Estimate Interview { get; init; }

    /// <summary>Would match there if nothing preferred takes the applicant first.</summary>
    public required Estimate Match { get; init; }

    /// <summary>Ends up there.</summary>
    public required double Landing { get; init; }

    /// <summary>What the objective loses if the program is dropped.</summary>
    public required double Marginal { get; init; }

    public required IReadOnlyList<Contribution> Reasons { get; init; }

    public required IReadOnlyList<string> Unknown { get; init; }
}

/// <summary>A program left out.</summary>
/// <param name="ProgramId">Which.</param>
/// <param name="Reason">Reason code.</param>
/// <param name="Text">The reason in plain words.</param>
/// <param name="Marginal">What adding it would add to the objective.</param>
/// <param name="EquivalenceGroup">Shared by programs that nothing tells apart, those of the list among them; null when not open.</param>
public readonly record struct ProgramNotChosen(
    string ProgramId, string Reason, string Text, double Marginal, string? EquivalenceGroup = null);

/// <summary>A piece of advice.</summary>
public sealed record Advice(string Code, string Text);

/// <summary>Something the applicant should know about the answer.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Field">Request field it is about; null when about none.</param>
/// <param name="Text">Plain words.</param>
/// <param name="Headline">Whether it bears on the whole answer, so that it belongs beside the odds.</param>
public sealed record Warning(string Code, string? Field, string Text, bool Headline);
