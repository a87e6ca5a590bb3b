using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Seasons;

/// <summary>The seasons whose rules are known.</summary>
public sealed class SeasonBook
{
    private readonly SeasonRules[] _byYear;

    /// <exception cref="ArgumentException">No season at all.</exception>
    public SeasonBook(IEnumerable<SeasonRules> seasons)
    {
        _byYear = [.. seasons.OrderBy(s => s.MatchYear)];
        if (_byYear.Length == 0)
        {
            throw new ArgumentException("At least one season is needed.", nameof(seasons));
        }
    }

    public SeasonRules Latest => _byYear[^1];

    /// <summary>These seasons where only specialties with odds and fees can be asked for.</summary>
    /// <param name="modeled">Codes of the specialties that the model has odds for.</param>
    public SeasonBook Answerable(IReadOnlyCollection<string> modeled) => new(_byYear.Select(s => s.Answerable(modeled)));

    /// <summary>
    /// The applicant's season: the graduation year for seniors, else the next one they can apply in. The latest known rules
    /// stand in where that season's are not known.
    /// </summary>
    /// <param name="applicant">The applicant.</param>
    /// <param name="standing">
    /// Where the day stands for them; null where the answer must not depend on the day, which takes the latest season.
    /// </param>
    public ApplicantSeason For(Applicant applicant, SeasonStanding? standing = null)
    {
        var year = (applicant.IsSenior ? applicant.GraduationYear : null) ?? standing?.MatchYear ?? Latest.MatchYear;
        return new ApplicantSeason(Array.Find(_byYear, s => s.MatchYear == year) ?? Latest, year);
    }
}

/// <summary>A season with the rules applied to it.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="MatchYear">The year of the applicant's match, which may lie beyond the rules' own.</param>
public readonly record struct ApplicantSeason(SeasonRules Rules, int MatchYear)
{
    /// <summary>Whether another season's rules stand in.</summary>
    public bool RulesAreBorrowed => Rules.MatchYear != MatchYear;
}
