using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Recommendations;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Recommendations;

/// <summary>Body of the answer to <c>POST /api/v1/recommendations</c>.</summary>
/// <remarks>
/// Numbers are decimals of the 15 digits that a double is good for: finding the shortest text that reads back as the very same
/// double was half of the work of writing an answer.
/// </remarks>
/// <param name="Catalog">The program data used.</param>
/// <param name="Model">The model used.</param>
/// <param name="Summary">The list as a whole.</param>
/// <param name="Programs">The list, most valuable first.</param>
/// <param name="NotChosen">Every other program of the requested specialties, with the reason.</param>
/// <param name="Pgy1">
/// Transitional years to apply to in addition to the list, most valuable first, needed after a match to a position that starts at
/// PGY-2. They do not count against <c>limits.applications</c>; <c>limits.perSpecialty.ty</c> caps them.
/// </param>
/// <param name="Pgy1Ask">
/// Programs near the list to ask about a preliminary year, which is not in the data; absent where none is needed or near.
/// </param>
/// <param name="Curve">What each number of applications gives, along the list; fees are those of the list.</param>
/// <param name="StopAt">Where the list ends, and why.</param>
/// <param name="Strategy">Advice on the application.</param>
/// <param name="Warnings">Limitations of this response.</param>
public sealed record RecommendationResponse(
    CatalogVersion Catalog,
    ModelVersion Model,
    SummaryResponse Summary,
    IEnumerable<ProgramResponse> Programs,
    IEnumerable<NotChosenResponse> NotChosen,
    IEnumerable<Pgy1Response> Pgy1,
    Pgy1AskResponse? Pgy1Ask,
    IEnumerable<CurveResponse> Curve,
    StopResponse StopAt,
    IReadOnlyList<AdviceResponse> Strategy,
    IReadOnlyList<WarningResponse> Warnings);

/// <summary>A list as a whole.</summary>
/// <param name="MatchProbability">P(matching to a program of the list).</param>
/// <param name="BySpecialty">P(matching into each specialty) when ranking by preference; they sum to <c>matchProbability</c>.</param>
/// <param name="AnyInterview">P(at least one interview). <c>matchProbability</c> over this is what NRMP's match rates speak of.</param>
/// <param name="WithoutPgy1">P(matching to an advanced position and to none of <c>pgy1</c>), a part of <c>matchProbability</c>.</param>
/// <param name="BestMatchProbability">What the objective <c>match</c> would reach within the same limits.</param>
/// <param name="Interviews">Number of interviews to expect.</param>
/// <param name="Applications">Programs on the list.</param>
/// <param name="FeesUsd">Fees of the list: the sum of its <c>feeUsd</c>.</param>
/// <param name="Pgy1FeesUsd">What <c>pgy1</c> adds: the sum of its <c>feeUsd</c>. A budget bounds both together.</param>
/// <param name="Signals">Signals used, by pool.</param>
/// <param name="SignalPools">Signals that could be used, by pool.</param>
/// <param name="SignalLevels">
/// Levels of signals in the season, by specialty: 2 where gold counts for more than silver, 1 where all signals are alike. Those are called
/// <c>silver</c> here.
/// </param>
/// <param name="ExpectedValue">Value of the objective.</param>
/// <param name="UpperBound">No list within the limits at the same cost has a higher value.</param>
/// <param name="Gap">(<c>upperBound</c> − <c>expectedValue</c>) / <c>upperBound</c>.</param>
public sealed record SummaryResponse(
    EstimateResponse MatchProbability,
    IReadOnlyDictionary<string, EstimateResponse> BySpecialty,
    decimal AnyInterview,
    decimal WithoutPgy1,
    decimal BestMatchProbability,
    InterviewsResponse Interviews,
    int Applications,
    decimal FeesUsd,
    decimal Pgy1FeesUsd,
    IReadOnlyDictionary<string, SignalsResponse> Signals,
    IReadOnlyDictionary<string, SignalsResponse> SignalPools,
    IReadOnlyDictionary<string, int> SignalLevels,
    decimal ExpectedValue,
    decimal UpperBound,
    decimal Gap);

public readonly record struct InterviewsResponse(decimal Mean, int P10, int P90);

public readonly record struct SignalsResponse(int Gold, int Silver);

/// <summary>A program of the list.</summary>
/// <param name="Rank">Place in the order of sending, from 1.</param>
/// <param name="PreferenceRank">
/// 1 more than the number of listed programs that are worth more to the applicant. Programs that are worth the same share a rank:
/// an order among them is the applicant's to choose.
/// </param>
/// <param name="ProgramId">ACGME id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Institution">Key of its institution.</param>
/// <param name="Specialty">Code of its specialty.</param>
/// <param name="City">Its city.</param>
/// <param name="State">Its state.</param>
/// <param name="Tier"><c>reach</c>, <c>target</c> or <c>likely</c>, by P(interview) with the signal.</param>
/// <param name="EquivalenceGroup">Shared by programs that the data cannot tell apart for this applicant.</param>
/// <param name="Signal"><c>none</c>, <c>silver</c> or <c>gold</c>; one level is held as silver (<c>summary.signalLevels</c>).</param>
/// <param name="Value">What ending up there is worth to the applicant, 0 to 1.</param>
/// <param name="FeeUsd">Dollars that it adds in the order of sending.</param>
/// <param name="Odds">Its odds.</param>
/// <param name="Marginal">What the objective loses without it.</param>
/// <param name="Reasons">What its odds rest on, strongest first, in log-odds.</param>
/// <param name="Unknown">What is not known of it or of the applicant and widens its odds.</param>
public readonly record struct ProgramResponse(
    int Rank,
    int PreferenceRank,
    string ProgramId,
    string Name,
    string Institution,
    string Specialty,
    string City,
    string State,
    [property: NamesOf(typeof(Tier))] string Tier,
    string EquivalenceGroup,
    [property: NamesOf(typeof(SignalLevel))] string Signal,
    decimal Value,
    decimal FeeUsd,
    OddsResponse Odds,
    decimal Marginal,
    IEnumerable<ReasonResponse> Reasons,
    IReadOnlyList<string> Unknown);

public readonly record struct OddsResponse(EstimateResponse Interview, EstimateResponse Match, decimal Landing);

public readonly record struct ReasonResponse(string Factor, decimal Effect, string Text);

public readonly record struct NotChosenResponse(string ProgramId, string Reason, string Text, decimal Marginal, string? EquivalenceGroup);

/// <summary>A PGY-1 program to apply to in addition to the list, needed after a match to an advanced position.</summary>
/// <param name="ProgramId">The PGY-1 program.</param>
/// <param name="Near">The nearest program on the list: at the same institution, else by distance.</param>
/// <param name="FeeUsd">Dollars it adds in list order, in the tiers of its own specialty.</param>
/// <param name="Name">Its name.</param>
/// <param name="Institution">Key of its institution.</param>
/// <param name="City">Its city.</param>
/// <param name="State">Its state.</param>
/// <param name="DistanceKm">Great-circle kilometers between the two cities; absent when one is not known.</param>
/// <param name="Signal"><c>none</c>, <c>silver</c> or <c>gold</c>; one level is held as silver (<c>summary.signalLevels</c>).</param>
/// <param name="Odds">Its odds.</param>
/// <param name="Marginal">How much it lowers <c>withoutPgy1</c>, in list order.</param>
public readonly record struct Pgy1Response(
    string ProgramId,
    string Near,
    decimal FeeUsd,
    string Name,
    string Institution,
    string City,
    string State,
    decimal? DistanceKm,
    [property: NamesOf(typeof(SignalLevel))] string Signal,
    Pgy1OddsResponse Odds,
    decimal Marginal);

/// <summary>Where to ask for a preliminary year.</summary>
/// <param name="Text">What is not known of these programs.</param>
/// <param name="Programs">
/// Programs to ask, the nearest to the list first in each specialty; not part of the list, of its fees or of its odds.
/// </param>
public sealed record Pgy1AskResponse(string Text, IReadOnlyList<PreliminaryPlaceResponse> Programs);

/// <summary>A program that may offer a preliminary year or not.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Near">A program on the list at the same institution, else in the same city, else in the same state.</param>
/// <param name="Specialty">Code of its specialty.</param>
/// <param name="Name">Its name.</param>
/// <param name="Institution">Key of its institution.</param>
/// <param name="City">Its city.</param>
/// <param name="State">Its state.</param>
/// <param name="DistanceKm">Great-circle kilometers between the two cities; absent when one is not known.</param>
public sealed record PreliminaryPlaceResponse(
    string ProgramId, string Near, string Specialty, string Name, string Institution, string City, string State, decimal? DistanceKm);

/// <summary>Odds of a PGY-1 program.</summary>
/// <param name="Interview">P(interview) with its signal.</param>
/// <param name="Match">P(interview and match): the year is available when an advanced position needs it.</param>
public readonly record struct Pgy1OddsResponse(EstimateResponse Interview, EstimateResponse Match);

public readonly record struct CurveResponse(int Applications, decimal FeesUsd, decimal MatchProbability, decimal ExpectedValue);

/// <summary>Where the list ends.</summary>
/// <param name="Applications">Programs on the list.</param>
/// <param name="Text">Why it ends there.</param>
/// <param name="MatchValueUsd">What a match is taken to be worth to the applicant, in dollars; absent when no gain is too small.</param>
public sealed record StopResponse(int Applications, string Text, decimal? MatchValueUsd);
