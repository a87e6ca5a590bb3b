using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;

namespace SmartPick.Catalog.Plausibility;

/// <summary>Computes the chances of reference applicants, to see what new data would do to them.</summary>
/// <param name="recommender">The app's own.</param>
/// <param name="specialties">Codes of the specialties that can be applied to.</param>
public sealed class ReferenceMarket(Recommender recommender, IReadOnlyList<string> specialties)
{
    /// <summary>Codes of the specialties that can be applied to.</summary>
    public IReadOnlyList<string> Specialties => specialties;

    /// <summary>The chance of matching of an applicant who applies to one specialty, with the list that the app would recommend.</summary>
    internal double MatchProbability(
        ReferenceProfile profile, string specialty, IEnumerable<ResidencyProgram> programs, CancellationToken cancellationToken)
    {
        var request = new RecommendationRequest
        {
            Applicant = new Applicant { Type = profile.Type, Step2Ck = new ExamResult(true, profile.Step2Ck, 1) },
            Preferences = new Preferences { Specialties = new Dictionary<string, double>(StringComparer.Ordinal) { [specialty] = 1 } },
            TieSeed = 0,
        };
        return recommender.Recommend(request, new ProgramDirectory(programs), cancellationToken).Summary.MatchProbability.P;
    }
}
