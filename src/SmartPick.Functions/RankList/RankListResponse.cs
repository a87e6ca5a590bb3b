using System.ComponentModel.DataAnnotations;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.RankList;

/// <summary>Body of the answer to <c>POST /api/v1/rank-list</c>.</summary>
/// <param name="Catalog">The program data used.</param>
/// <param name="Model">The model used.</param>
/// <param name="MatchProbability">
/// P(matching to a categorical or advanced position of the list), with its 80% interval; the sum of the landings of those ranks.
/// </param>
/// <param name="List">The primary list in the applicant's own order.</param>
/// <param name="Additions">Tracks of the programs on the list that could be ranked too.</param>
/// <param name="ContiguousRanks">
/// Ranks of the first-choice specialty before another specialty's, as published figures count them: ranks, so C and A at one
/// program are two. Preliminary ranks neither count nor interrupt.
/// </param>
/// <param name="Interviews">Programs that interviewed: C and A at one program are one interview.</param>
/// <param name="WithoutPgy1">P(matching to an advanced position and to no PGY-1 year of its supplemental list).</param>
/// <param name="Advice">Advice on the list, with reasons.</param>
/// <param name="Contingency">Possible outcomes with odds that sum to 1, and the next steps.</param>
/// <param name="Warnings">Limitations of this response.</param>
public sealed record RankListResponse(
    CatalogVersion Catalog,
    ModelVersion Model,
    EstimateResponse MatchProbability,
    IReadOnlyList<RankResponse> List,
    IReadOnlyList<TrackAdditionResponse> Additions,
    int ContiguousRanks,
    int Interviews,
    decimal WithoutPgy1,
    IReadOnlyList<AdviceResponse> Advice,
    IReadOnlyList<ContingencyResponse> Contingency,
    IReadOnlyList<WarningResponse> Warnings);

/// <summary>One rank of the primary list.</summary>
/// <param name="ProgramId">The program; absent where it is not in the data.</param>
/// <param name="Name">Its name.</param>
/// <param name="Specialty">Code of its specialty.</param>
/// <param name="Track">C categorical, A advanced, P preliminary, R for physicians.</param>
/// <param name="Position">Place in the list, from 1.</param>
/// <param name="Odds">Its odds.</param>
/// <param name="Marginal">What P(match) loses if the rank is dropped; never above 0 for a preliminary rank.</param>
/// <param name="Note">What to know about its odds; absent where there is nothing to say.</param>
public sealed record RankResponse(
    string? ProgramId,
    string Name,
    string Specialty,
    [property: AllowedValues("C", "A", "P", "R")] string Track,
    int Position,
    RankOddsResponse Odds,
    decimal Marginal,
    string? Note);

/// <summary>Odds of one rank.</summary>
/// <param name="Match">P(match | interview): the chance of matching there if ranked first.</param>
/// <param name="Landing">P(matching there with this list): what the rank adds to those above it.</param>
public sealed record RankOddsResponse(EstimateResponse Match, decimal Landing);

/// <summary>A track that is not ranked, of a program that is.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Track">C or A; not known to be unavailable.</param>
/// <param name="Adds">What P(match) gains when it is ranked last.</param>
public sealed record TrackAdditionResponse(string ProgramId, [property: AllowedValues("C", "A", "P")] string Track, decimal Adds);

/// <summary>One possible outcome of the Match.</summary>
/// <param name="Outcome">
/// <c>matched-ir-integrated</c>, <c>matched-dr</c>, <c>matched-other</c>, <c>without-pgy1</c> (an advanced match without its first
/// year), <c>preliminary-only</c>, <c>unmatched</c>.
/// </param>
/// <param name="P">Its probability today.</param>
/// <param name="Text">The next steps.</param>
public sealed record ContingencyResponse(string Outcome, decimal P, string Text);
