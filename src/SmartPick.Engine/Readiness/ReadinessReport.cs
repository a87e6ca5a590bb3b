using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>Where an applicant stands, what would help, and what to do when.</summary>
public sealed record ReadinessReport
{
    /// <summary>What the list as things stand comes to, which every effect is measured from.</summary>
    public required ListOutcome Baseline { get; init; }

    /// <summary>Lists chosen for it.</summary>
    public required int Solves { get; init; }

    public required SeasonRules Season { get; init; }

    public required SeasonStanding Standing { get; init; }

    public required IReadOnlyList<BenchmarkLine> Benchmarks { get; init; }

    /// <summary>Heaviest first.</summary>
    public required IReadOnlyList<GivenAdvice> Gaps { get; init; }

    /// <summary>By effect, the greatest first; of equal effects the easiest first.</summary>
    public required IReadOnlyList<WhatIf> WhatIfs { get; init; }

    public required LettersCheck Letters { get; init; }

    public required ResearchCheck Research { get; init; }

    public required RotationAdvice Rotations { get; init; }

    public required IReadOnlyList<StrategyOdds> Compare { get; init; }

    public required IReadOnlyList<PlanItem> Plan { get; init; }

    public required IReadOnlyList<Branch> Contingency { get; init; }

    public required IReadOnlyList<GivenAdvice> Preparation { get; init; }

    public required IReadOnlyList<GivenAdvice> Strategy { get; init; }

    public required IReadOnlyList<GivenAdvice> Warnings { get; init; }
}

/// <summary>A benchmark with the applicant beside it.</summary>
/// <param name="Benchmark">The figure of those who matched.</param>
/// <param name="Own">The applicant's own; null when not told.</param>
/// <param name="Percentile">
/// Share of those who matched at or below the applicant, 0–100, were they normally distributed; null where no spread is published.
/// </param>
public sealed record BenchmarkLine(Benchmark Benchmark, double? Own, double? Percentile);

/// <summary>What a change would bring.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">The change in words.</param>
/// <param name="Effect">Difference in P(match): of the estimates, and of the low and high ends of their intervals.</param>
/// <param name="BySpecialty">Difference in P(ending up there), by specialty.</param>
/// <param name="Effort">What it takes.</param>
/// <param name="Possible">Whether there is time for it before applications are sent.</param>
/// <param name="Changed">The request with the change made.</param>
public sealed record WhatIf(
    string Code,
    string Text,
    Effect Effect,
    IReadOnlyDictionary<string, double> BySpecialty,
    Effort Effort,
    bool Possible,
    RecommendationRequest Changed);

/// <summary>A difference of two probabilities.</summary>
/// <param name="P">Best estimate.</param>
/// <param name="Low">Least of the differences at the estimate and at both ends of the 80% intervals.</param>
/// <param name="High">Greatest of them.</param>
public readonly record struct Effect(double P, double Low, double High)
{
    /// <summary>
    /// Errors of the model are shared by both sides of a comparison, so the ends are compared with each other: both
    /// where the model is too kind, and both where it is too harsh.
    /// </summary>
    public static Effect Between(Estimate before, Estimate after)
    {
        double[] differences = [after.Low - before.Low, after.P - before.P, after.High - before.High];
        return new Effect(differences[1], differences.Min(), differences.Max());
    }
}

/// <summary>The letters.</summary>
/// <param name="Have">Kinds of letters the applicant has; empty when not told.</param>
/// <param name="Missing">Kinds that the package lacks.</param>
/// <param name="Optional">Kinds that would add to it.</param>
/// <param name="Text">What to do.</param>
public sealed record LettersCheck(
    IReadOnlyList<Applicants.Letter> Have, IReadOnlyList<Applicants.Letter> Missing, IReadOnlyList<Applicants.Letter> Optional, string Text);

/// <summary>The research.</summary>
/// <param name="Products">Abstracts, posters and papers as far as told; null when not told.</param>
/// <param name="Projects">Projects in the most wanted specialty; null when not told.</param>
/// <param name="TargetLow">Products to have, at least.</param>
/// <param name="TargetHigh">Products to have, ideally.</param>
/// <param name="TargetProjects">Projects in that specialty to have.</param>
/// <param name="By">The day to have them by: applications are sent.</param>
/// <param name="OnTarget">Whether both targets are met; null when that is not known.</param>
/// <param name="Text">What to do.</param>
public sealed record ResearchCheck(
    int? Products, int? Projects, int TargetLow, int TargetHigh, int TargetProjects, DateOnly By, bool? OnTarget, string Text);

/// <summary>The rotations.</summary>
/// <param name="HomeDone">Whether a home sub-internship is listed; null when rotations are not told.</param>
/// <param name="HomeProgramId">
/// The program of the most wanted specialty of the applicant's own institution; null when there is none or it is not told.
/// </param>
/// <param name="HomeWindow">When to do it; null when it is not advised.</param>
/// <param name="HomeText">What to do about it.</param>
/// <param name="Aways">Programs where one away pays most, the best first.</param>
/// <param name="AwaysText">What to do about aways.</param>
public sealed record RotationAdvice(
    bool? HomeDone, string? HomeProgramId, DayWindow? HomeWindow, string HomeText, IReadOnlyList<AwayOption> Aways, string AwaysText);

/// <summary>Days from the first to the last, inclusive.</summary>
public sealed record DayWindow(DateOnly From, DateOnly To);

/// <summary>One away rotation at a program.</summary>
/// <param name="ProgramId">Where.</param>
/// <param name="Effect">What it alone adds to P(match); to that without any rotation, where rotations are not told.</param>
/// <param name="Window">When.</param>
public sealed record AwayOption(string ProgramId, Effect Effect, DayWindow Window);

/// <summary>Applying to one specialty only, to another only or to both, under the same limits.</summary>
/// <param name="Strategy">Code: <c>both</c>, or the specialty's name and <c>-only</c>.</param>
/// <param name="Specialties">The specialties applied to.</param>
/// <param name="Match">P(match).</param>
/// <param name="First">P(ending up in the more wanted of the two).</param>
/// <param name="FeesUsd">Application fees.</param>
/// <param name="Applications">Applications by specialty: the split.</param>
public sealed record StrategyOdds(
    string Strategy, IReadOnlyList<string> Specialties, Estimate Match, Estimate First, double FeesUsd, IReadOnlyDictionary<string, int> Applications);

/// <summary>One way it can end.</summary>
/// <param name="Outcome">Code.</param>
/// <param name="P">Its probability; those of all outcomes that are no part of others sum to one.</param>
/// <param name="Text">What then.</param>
/// <param name="PartOf">The outcome that this one is a part of; null when it excludes the others.</param>
public sealed record Branch(string Outcome, double P, string Text, string? PartOf = null);
