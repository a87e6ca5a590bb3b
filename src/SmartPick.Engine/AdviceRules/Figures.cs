using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.AdviceRules;

/// <summary>The closed vocabulary of placeholders: figures of a context in words.</summary>
public static class Figures
{
    private const string NotKnown = "not known";
    private const int MostNamed = 3;

    /// <summary>Figures by name.</summary>
    public static IReadOnlyDictionary<string, Func<AdviceContext, string>> All { get; } = new Dictionary<string, Func<AdviceContext, string>>(StringComparer.Ordinal)
    {
        ["statesWithoutPrograms"] = s => Words(Facts.StatesWithoutPrograms(s)),
        ["examContradictions"] = s => Words(ExamScore.Of(s).Where(e => e.Contradicts).Select(e => e.ToString())),
        ["examsBelowPassing"] = s => Words(ExamScore.Of(s).Where(e => e.IsBelowPassing).Select(e => e.ToString())),
        ["score"] = s => Number(s.Applicant.Step2Ck?.Score),
        ["referenceScore"] = s => Number(s.Threshold("benchmark.step2ck.matched")),
        ["failures"] = s => Count(s.Applicant.FailedAttempts ?? 0, "failed attempt"),
        ["products"] = s => s.Applicant.Research is { } research ? Count(research.KnownProducts, "research item") : NotKnown,
        ["researchLow"] = s => Number(s.Threshold("readiness.research.low")),
        ["researchHigh"] = s => Number(s.Threshold("readiness.research.high")),
        ["lettersAssignable"] = s => Number(s.Threshold("readiness.letters.assignable")),
        ["letters"] = s => Number(s.Applicant.Letters?.Count),
        ["usceMonths"] = s => s.Applicant.UsClinicalExperienceMonths is { } months ? Count(months, "month") : NotKnown,
        ["usceWanted"] = s => Count((int)s.Threshold("readiness.usce.months"), "month"),
        ["yearsSinceGraduation"] = s =>
            s.Applicant.GraduationYear is { } year ? Count((s.Standing?.MatchYear ?? s.Season.MatchYear) - year, "year") : NotKnown,
        ["visa"] = s => s.Applicant.NeedsVisa switch { VisaNeed.J1 => "J-1", VisaNeed.H1B => "H-1B", _ => NotKnown },
        ["wideLow"] = s => Number(s.Threshold("readiness.wide.low")),
        ["wideHigh"] = s => Number(s.Threshold("readiness.wide.high")),
        ["specialties"] = s => Words(s.Preferences.Specialties.Keys.Order(StringComparer.Ordinal).Select(code => Name(s, code))),
        ["withoutRates"] = s => Words(Facts.NotCovered(s, ApplicantType.UsMdSenior).Select(code => Name(s, code))),
        ["withoutRatesOfType"] = s => Words(Facts.NotCovered(s, s.Applicant.Type).Select(code => Name(s, code))),
        ["lenders"] = s => Words(
            Facts.NotCovered(s, ApplicantType.UsMdSenior).Select(s.Model.LenderOf).OfType<SpecialtyGroup>().Select(g => g.Name).Distinct()),
        ["applications"] = s => s.List is { } list ? Count(list.Programs.Count, "application") : NotKnown,
        ["chances"] = s => s.List is { } list
            ? string.Join(", ", list.Chances.Where(c => c.Value > 0).OrderByDescending(c => c.Value).ThenBy(
                c => c.Key, StringComparer.Ordinal)
                .Select(c => $"{Name(s, c.Key)} {Percent(c.Value)}"))
            : NotKnown,
        ["settings"] = s => s.List is { } list ? Settings(list) : NotKnown,
        ["commonListed"] = s => Number(ListedOfCommon(s).Count()),
        ["commonWithDivision"] = s => Number(ListedOfCommon(s).Count(p => p.IrDivision == true)),
        ["firstSpecialty"] = s => Name(s, s.FirstChoice),
        ["otherSpecialties"] = s => Words(Facts.Others(s).Select(code => Name(s, code))),
        ["signals"] = s => s.List is { } list ? Signals(s, list.Signals) : NotKnown,
        ["seasonSignals"] = s => Signals(s, s.Season.Rules.PoolsOf([.. s.Preferences.Specialties.Keys, .. s.Season.Rules.Preparatory])
            .ToDictionary(pool => pool, pool => s.Season.Rules.SignalPools[pool], StringComparer.Ordinal)),
        ["signaledElsewhere"] = s => Words(Facts.SignaledElsewhere(s).Select(code => Name(s, code))),
        ["militaryPrograms"] = s =>
            s.List is { } list ? Count(list.Programs.Count(p => p.Setting == ProgramSetting.Military), "military program") : NotKnown,
        ["advancedChance"] = s => s.List is { } list ? Percent(list.Pgy1.Advanced) : NotKnown,
        ["pgy1Years"] = s => s.List is { } list ? Count(list.Pgy1.Applications, "transitional year") : NotKnown,
        ["pgy1Fees"] = s => s.List is { } list ? $"${Number(list.Pgy1.FeesUsd)}" : NotKnown,
        ["withoutPgy1"] = s => (s.RankList?.WithoutPgy1 ?? s.List?.Pgy1.Without) is { } p ? Percent(p) : NotKnown,
        ["ranks"] = s => s.RankList is { } list ? Count(list.Ranks.Count, "rank") : NotKnown,
        ["interviews"] = s => s.RankList is { } list ? Count(list.Interviews, "interview") : NotKnown,
        ["contiguousRanks"] = s => s.RankList is { } list ? Count(list.ContiguousRanks, "rank") : NotKnown,
        ["contiguousInterviews"] = s => s.RankList is { } list ? Count(list.ContiguousInterviews, "interview") : NotKnown,
        ["nextInterview"] = s => s.RankList is { } list ? Points(list.NextInterview) : NotKnown,
        ["otherTracks"] = s =>
            s.RankList is { } list ? Some(list.Additions.Select(a => $"{Track(a.Track)} at {a.Program.Name}")) : NotKnown,
        ["bestAddition"] = s => s.RankList is { Additions.Count: > 0 } list ? Points(list.Additions.Max(a => a.Adds)) : NotKnown,
        ["advancedWithoutYears"] = s => s.RankList is { } list ? Some(list.AdvancedWithoutYears.Select(r => r.Program.Name)) : NotKnown,
        ["despiteRule"] = s => s.RankList is { } list ? Some(list.RulesBroken) : NotKnown,
        ["unlisted"] = s => s.RankList is { } list
            ? Some(list.Ranks.Select(r => r.Program).Where(p => p.IsUnlisted).DistinctBy(p => p.Id).Select(p => p.Name))
            : NotKnown,
        ["rulesSeason"] = s => s.Season.Rules.Season,
        ["applicationNotes"] = s => string.Join(' ', Facts.ApplicationNotes(s)),
        ["matchNotes"] = s => string.Join(' ', Facts.Matches(s).Select(match => match.Note).OfType<string>()),
        ["unconfirmed"] = s => string.Join(
            ' ', Facts.UnconfirmedPools(s).Select(pool => pool.Note).Concat(Facts.ServicesAsked(s).Select(service => service.Fees.Note))
                .OfType<string>()),
        ["listYear"] = s => Number(s.Season.MatchYear),
        ["matchYear"] = s => Number(s.Standing?.MatchYear ?? s.Season.MatchYear),
    };

    /// <summary>A few things by name, and how many more.</summary>
    private static string Some(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return Words(all.Length <= MostNamed ? all : [.. all.Take(MostNamed), $"{all.Length - MostNamed} more"]);
    }

    /// <summary>A probability as people read it: whole points, and never certain.</summary>
    public static string Percent(double p) => p switch
    {
        <= 0 => "0%",
        < 0.01 => "under 1%",
        > 0.99 => "over 99%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * p:0}%"),
    };

    /// <summary>Several things in a sentence.</summary>
    internal static string Words(IEnumerable<string> things) => things.ToArray() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
    };

    /// <summary>Pools of signals; one of a single level holds them as silver, which nobody calls them.</summary>
    private static string Signals(AdviceContext s, IReadOnlyDictionary<string, SignalPool> pools) => string.Join("; ", pools
        .OrderBy(p => p.Key, StringComparer.Ordinal)
        .Select(p => p.Key.Replace('-', ' ') + (s.Season.Rules.Pools[p.Key].Levels > 1 || p.Value.Gold > 0
            ? $": {p.Value.Gold} gold and {p.Value.Silver} silver"
            : $": {p.Value.Silver}")));

    private static string Points(double p) => (100 * p).ToString("0.#", CultureInfo.InvariantCulture) switch
    {
        "1" => "1 point",
        var points => $"{points} points",
    };

    private static string Track(Tracks track) => track == Tracks.Advanced ? "advanced" : "categorical";

    private static string Number(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? NotKnown;

    private static string Count(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    private static string Name(AdviceContext s, string specialty) =>
        s.Season.Rules.Specialties.GetValueOrDefault(specialty)?.Name ?? specialty;

    /// <summary>Listed programs of the specialty that all of the reference pool apply to.</summary>
    private static IEnumerable<ResidencyProgram> ListedOfCommon(AdviceContext s) =>
        s.List?.Programs.Where(p => p.Specialty == s.Model.Reference.Common) ?? [];

    private static string Settings(ListFacts list) => Words(list.Programs
        .GroupBy(p => p.Setting)
        .OrderByDescending(g => g.Key is not null).ThenBy(g => g.Key)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Setting(g.Key)}")));

    private static string Setting(ProgramSetting? setting) => setting switch
    {
        ProgramSetting.University => "university",
        ProgramSetting.UniversityAffiliated => "university-affiliated",
        ProgramSetting.Community => "community",
        ProgramSetting.Military => "military",
        _ => "of unknown setting",
    };
}
