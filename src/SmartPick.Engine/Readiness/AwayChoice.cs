using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>
/// Where an away rotation is worth trying: programs of the first choice realistically in range, those first where it raises
/// P(interview) · P(match | interview) most. To first order the chance to match anywhere rises with that gain, so only the
/// best of this order need a full solve.
/// </summary>
internal sealed class AwayChoice(SeasonBook seasons, ModelParameters model)
{
    /// <param name="request">The request as it stands.</param>
    /// <param name="specialty">The specialty to rotate in.</param>
    /// <param name="directory">The programs.</param>
    /// <param name="most">How many to name at most.</param>
    public IReadOnlyList<ResidencyProgram> Of(RecommendationRequest request, string specialty, ProgramDirectory directory, int most)
    {
        var season = seasons.For(request.Applicant, request.Standing);
        var odds = new OddsModel(request.Applicant, season.MatchYear, model, [specialty]);
        var least = model.Get("readiness.away.inRange", specialty).Value;
        var inRange = EligiblePrograms.Of(request, season.Rules, directory, odds, model).Open
            .Where(p => p.Program.Specialty == specialty && !request.Applicant.IsHome(p.Program)
                && request.Applicant.Rotations?.Any(r => r.ProgramId == p.Id) != true && BestInterview(p.Odds) >= least)
            .ToArray();

        // Rotating everywhere at once: what a rotation adds everywhere is the same for all, so the order is that of single ones.
        var rotated = With(request, [.. inRange.Select(p => p.Program)]).Applicant;
        var everywhere = new OddsModel(rotated, season.MatchYear, model, [specialty]);
        var maySignal = season.Rules.SignalsOf(specialty).AreForOwnPrograms;
        return
        [
            .. inRange.OrderByDescending(p => Match(everywhere.At(p.Program, maySignal)) - Match(p.Odds)).Take(most).Select(p => p.Program),
        ];
    }

    /// <summary>The request with an away rotation there.</summary>
    public static RecommendationRequest With(RecommendationRequest request, params ResidencyProgram[] programs) =>
        ProfileChanges.AddRotation(request, [.. programs.Select(p => new Rotation(RotationKind.Away, p.Specialty, p.Id))]);

    /// <summary>P(interview) with the best signal the program takes.</summary>
    private static double BestInterview(ProgramOdds odds) =>
        odds.Interview.TryGetValue(SignalLevel.Gold, out var gold) ? gold.P : odds.Interview[SignalLevel.None].P;

    private static double Match(ProgramOdds odds) => BestInterview(odds) * odds.MatchGivenInterview.P;
}
