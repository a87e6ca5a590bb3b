using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Simulation;

/// <summary>What every program of the specialties asked for holds for one applicant.</summary>
internal sealed class ApplicantProspects
{
    private readonly ILookup<string, OpenProgram> _bySpecialty;

    /// <param name="applicant">Who applies.</param>
    /// <param name="matchYear">Year of the match.</param>
    /// <param name="directory">The programs there are.</param>
    /// <param name="model">Model parameters.</param>
    public ApplicantProspects(SeasonApplicant applicant, int matchYear, ProgramDirectory directory, ModelParameters model)
    {
        Request = new RecommendationRequest
        {
            Applicant = applicant.Applicant,
            Preferences = applicant.Preferences,
            TieSeed = applicant.TieSeed,
        };
        using var workspace = new Workspace();
        var odds = new OddsModel(applicant.Applicant, matchYear, model, workspace);
        OpenProgram[] byPreference = [.. Prospects.Of(Request, directory, odds, model).Open.Select((p, order) => OpenProgram.Of(p.Odds, order))];
        // Preference breaks its ties by the applicant's hash, and the sort, being stable, keeps that among equal odds.
        _bySpecialty = byPreference.OrderByDescending(Chance).ToLookup(p => p.Program.Specialty, StringComparer.Ordinal);
        Standing = byPreference.Length == 0 ? 0 : byPreference.Average(Chance);
    }

    /// <summary>What the Recommender would be asked for this applicant.</summary>
    public RecommendationRequest Request { get; }

    /// <summary>Mean odds of a match at a program open to the applicant, without a signal: how applicants compare.</summary>
    public double Standing { get; }

    /// <summary>The programs of one specialty open to the applicant, best odds first.</summary>
    public IEnumerable<OpenProgram> ByOdds(string specialty) => _bySpecialty[specialty];

    private static double Chance(OpenProgram program) => program.Unsignalled * program.Match;
}
