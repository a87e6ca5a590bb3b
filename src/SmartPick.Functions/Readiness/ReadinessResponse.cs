using System.Text.Json.Nodes;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Readiness;

/// <summary>Body of the answer to <c>POST /api/v1/readiness</c>.</summary>
/// <param name="Catalog">The program data used.</param>
/// <param name="Model">The model used.</param>
/// <param name="AsOf">The day of the response, in US Eastern time.</param>
/// <param name="Season">The applicant's season.</param>
/// <param name="MatchProbability">P(match) today: the baseline of every effect.</param>
/// <param name="Benchmarks">The applicant compared with those who matched.</param>
/// <param name="Gaps">What the profile lacks, most severe first.</param>
/// <param name="WhatIfs">What would change P(match), largest effect first.</param>
/// <param name="Letters">Letters of recommendation.</param>
/// <param name="Research">The research target.</param>
/// <param name="Rotations">Sub-internship at home and rotations elsewhere.</param>
/// <param name="Compare">The two most wanted specialties, or one and its usual partner: each only and both, within the same limits.</param>
/// <param name="Plan">Dated steps to the Match.</param>
/// <param name="Contingency">Possible outcomes; those without <c>partOf</c> sum to one.</param>
/// <param name="Preparation">What to prepare for statement and interviews.</param>
/// <param name="Strategy">Advice on the application.</param>
/// <param name="Warnings">Limitations of this response.</param>
public sealed record ReadinessResponse(
    CatalogVersion Catalog,
    ModelVersion Model,
    DateOnly AsOf,
    PlanSeasonResponse Season,
    EstimateResponse MatchProbability,
    IReadOnlyList<BenchmarkResponse> Benchmarks,
    IReadOnlyList<GapResponse> Gaps,
    IReadOnlyList<WhatIfResponse> WhatIfs,
    LettersResponse Letters,
    ResearchResponse Research,
    RotationsResponse Rotations,
    IReadOnlyList<StrategyOddsResponse> Compare,
    IReadOnlyList<PlanItemResponse> Plan,
    IReadOnlyList<BranchResponse> Contingency,
    IReadOnlyList<AdviceResponse> Preparation,
    IReadOnlyList<AdviceResponse> Strategy,
    IReadOnlyList<WarningResponse> Warnings);

/// <param name="MatchYear">The year of its Match.</param>
/// <param name="DatesKnown">Whether the submission date is published.</param>
/// <param name="ApplicationsOut">Whether the time to submit applications is over.</param>
public sealed record PlanSeasonResponse(int MatchYear, bool DatesKnown, bool ApplicationsOut);

/// <param name="Specialty">The specialty.</param>
/// <param name="Measure">What is measured: <c>step2ck</c>, <c>products</c> or <c>aoa</c>.</param>
/// <param name="Unit">Unit of both figures.</param>
/// <param name="Applicant">The applicant's own figure; absent when not given.</param>
/// <param name="Matched">Mean of those who matched.</param>
/// <param name="Population">The population of the figure.</param>
/// <param name="Percentile">Share of them at or below the applicant, 0–100; absent where no spread is published.</param>
/// <param name="Year">The year of their Match.</param>
/// <param name="Kind">What it rests on: published or derived.</param>
/// <param name="Source">Citation.</param>
public sealed record BenchmarkResponse(
    string Specialty,
    string Measure,
    string Unit,
    decimal? Applicant,
    decimal Matched,
    string Population,
    decimal? Percentile,
    int Year,
    string Kind,
    string Source);

/// <param name="Code">Stable code.</param>
/// <param name="Severity"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="Field">Request field it is about.</param>
/// <param name="Text">What is missing, and how to make up for it.</param>
/// <param name="Source">Citation.</param>
public sealed record GapResponse(string Code, string Severity, string? Field, string Text, string Source);

/// <param name="Code">Stable code.</param>
/// <param name="Text">The change in words.</param>
/// <param name="Effect">What it adds to P(match).</param>
/// <param name="BySpecialty">What it adds to P(matching there), by specialty.</param>
/// <param name="Effort"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="Possible">Whether there is time for it before applications are sent.</param>
/// <param name="Change">The change as a JSON merge patch (RFC 7396) of the request.</param>
public sealed record WhatIfResponse(
    string Code,
    string Text,
    EffectResponse Effect,
    IReadOnlyDictionary<string, decimal> BySpecialty,
    [property: NamesOf(typeof(Effort))] string Effort,
    bool Possible,
    JsonObject Change);

/// <param name="P">Difference of the estimates.</param>
/// <param name="Low">Smallest difference across the estimates and the ends of their intervals.</param>
/// <param name="High">Largest of them.</param>
public sealed record EffectResponse(decimal P, decimal Low, decimal High);

/// <param name="Have">Letters the applicant has, each in a word of specialty and writer; empty when not given.</param>
/// <param name="Missing">Letters that are missing.</param>
/// <param name="Optional">Letters that would help.</param>
/// <param name="Text">What to do.</param>
public sealed record LettersResponse(
    IReadOnlyList<string> Have, IReadOnlyList<string> Missing, IReadOnlyList<string> Optional, string Text);

/// <param name="Products">Known abstracts, posters and papers.</param>
/// <param name="SpecialtyProjects">Projects in the most wanted specialty.</param>
/// <param name="IrProjects">The same, by its name in the first version.</param>
/// <param name="Target">The goal by submission.</param>
/// <param name="By">The day of submission.</param>
/// <param name="OnTarget">Whether the goal is met; absent when unknown.</param>
/// <param name="Text">What to do.</param>
public sealed record ResearchResponse(
    int? Products, int? SpecialtyProjects, int? IrProjects, ResearchTargetResponse Target, DateOnly By, bool? OnTarget, string Text);

/// <param name="Low">Products to have, at least.</param>
/// <param name="High">Products to have, ideally.</param>
/// <param name="Specialty">Projects in the most wanted specialty to have.</param>
/// <param name="Ir">The same, by its name in the first version.</param>
public sealed record ResearchTargetResponse(int Low, int High, int Specialty, int Ir);

/// <param name="HomeSubI">The sub-internship at home.</param>
/// <param name="Aways">Programs where one away helps most, best first.</param>
/// <param name="Text">What to do about aways.</param>
public sealed record RotationsResponse(HomeSubIResponse HomeSubI, IReadOnlyList<AwayResponse> Aways, string Text);

/// <param name="Done">Whether one is listed; absent when rotations are not given.</param>
/// <param name="ProgramId">The IR program of the applicant's institution.</param>
/// <param name="Window">When to do it; absent when it is done, over or not for the applicant.</param>
/// <param name="Text">What to do.</param>
public sealed record HomeSubIResponse(bool? Done, string? ProgramId, WindowResponse? Window, string Text);

/// <param name="ProgramId">Where.</param>
/// <param name="Effect">What it alone adds to P(match); compared with no rotation when rotations are not given.</param>
/// <param name="Window">When.</param>
public sealed record AwayResponse(string ProgramId, EffectResponse Effect, WindowResponse Window);

/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record WindowResponse(DateOnly From, DateOnly To);

/// <param name="Strategy">
/// <c>both</c>, or the specialty and <c>-only</c>: <c>ir-only</c>, <c>dr-only</c>, <c>orthopedic-surgery-only</c>.
/// </param>
/// <param name="Specialties">The specialties applied to.</param>
/// <param name="MatchProbability">P(match).</param>
/// <param name="FirstProbability">P(matching into the more wanted of the two specialties compared).</param>
/// <param name="IrProbability">The same, by its name in the first version.</param>
/// <param name="FeesUsd">Application fees.</param>
/// <param name="Applications">Applications by specialty.</param>
public sealed record StrategyOddsResponse(
    string Strategy,
    IReadOnlyList<string> Specialties,
    EstimateResponse MatchProbability,
    EstimateResponse FirstProbability,
    EstimateResponse IrProbability,
    decimal FeesUsd,
    IReadOnlyDictionary<string, int> Applications);

/// <param name="Id">Stable id of the step.</param>
/// <param name="Window">When, in US Eastern time.</param>
/// <param name="Kind">
/// <c>confirmed</c> where the days are published by the body that sets them, else <c>expected</c>; absent for months of a school year.
/// </param>
/// <param name="Stage">Stage on the way to the Match.</param>
/// <param name="Title">A few words.</param>
/// <param name="Text">What to do; once the time has passed, what to do now.</param>
/// <param name="Why">Why.</param>
/// <param name="Status">
/// <c>passed</c>, <c>now</c> or <c>ahead</c>; an expected window stays <c>now</c> until it is over for certain.
/// </param>
/// <param name="Done">Whether the profile shows it done; absent when unknown.</param>
/// <param name="Source">Source of the step.</param>
/// <param name="Dates">Source of the dates.</param>
public sealed record PlanItemResponse(
    string Id,
    WindowResponse Window,
    [property: NamesOf(typeof(Certainty))] string? Kind,
    string Stage,
    string Title,
    string Text,
    string Why,
    [property: NamesOf(typeof(PlanStatus))] string Status,
    bool? Done,
    string Source,
    string Dates);

/// <param name="Outcome">Code.</param>
/// <param name="P">Its probability.</param>
/// <param name="Text">The next steps.</param>
/// <param name="PartOf">
/// The outcome that this one is a part of: <c>matched</c>, whatever the specialty; absent when it excludes the others.
/// </param>
public sealed record BranchResponse(string Outcome, decimal P, string Text, string? PartOf);
