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

    /// <summary>
    /// The applicant's season: the graduation year for seniors, the latest for everyone else; the latest known rules
    /// stand in where that season's are not known.
    /// </summary>
    public ApplicantSeason For(Applicant applicant)
    {
        if (!applicant.IsSenior || applicant.GraduationYear is not { } year)
        {
            return new ApplicantSeason(Latest, Latest.MatchYear);
        }

        return new ApplicantSeason(Array.Find(_byYear, s => s.MatchYear == year) ?? Latest, year);
    }

    /// <summary>The rules of the applicant's season; the latest while nobody is known.</summary>
    public SeasonRules RulesFor(Applicant? applicant) => applicant is null ? Latest : For(applicant).Rules;
}

/// <summary>A season with the rules applied to it.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="MatchYear">The year of the applicant's match, which may lie beyond the rules' own.</param>
public readonly record struct ApplicantSeason(SeasonRules Rules, int MatchYear)
{
    /// <summary>Whether another season's rules stand in.</summary>
    public bool RulesAreBorrowed => Rules.MatchYear != MatchYear;
}
