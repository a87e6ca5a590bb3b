using System.Globalization;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>The fields of a request, and what each must not hold.</summary>
public static class Fields
{
    private static readonly (string Path, double Least, double Most, bool Whole)[] Ranged =
    [
        ("applicant.graduationYear", 1950, 2100, true),
        ("applicant.step1.score", 1, 300, false),
        ("applicant.step1.attempts", 1, 10, true),
        ("applicant.step2ck.score", 1, 300, false),
        ("applicant.step2ck.attempts", 1, 10, true),
        ("applicant.comlexLevel1.score", 9, 999, false),
        ("applicant.comlexLevel1.attempts", 1, 10, true),
        ("applicant.comlexLevel2.score", 9, 999, false),
        ("applicant.comlexLevel2.attempts", 1, 10, true),
        ("applicant.classQuartile", 1, 4, true),
        ("applicant.research.abstracts", 0, 500, true),
        ("applicant.research.posters", 0, 500, true),
        ("applicant.research.papers", 0, 500, true),
        ("applicant.research.firstAuthorPapers", 0, 500, true),
        ("applicant.research.irProjects", 0, 500, true),
        ("applicant.usClinicalExperienceMonths", 0, 600, true),
        ("preferences.specialties.ir-integrated", 0, 1, false),
        ("preferences.specialties.dr", 0, 1, false),
        ("preferences.settings.university", 0, 1, false),
        ("preferences.settings.military", 0, 1, false),
        ("preferences.weights.location", 0, 1, false),
        ("preferences.weights.setting", 0, 1, false),
        ("preferences.weights.research", 0, 1, false),
        ("preferences.weights.size", 0, 1, false),
        ("limits.applications", 0, 300, true),
        ("limits.perSpecialty.ir-integrated", 0, 300, true),
        ("limits.perSpecialty.dr", 0, 300, true),
        ("limits.perSpecialty.ty", 0, 300, true),
        ("limits.budgetUsd", 0, 1_000_000, false),
        ("limits.signals.radiology.gold", 0, 300, true),
        ("limits.signals.radiology.silver", 0, 300, true),
        ("limits.signals.transitional-year.silver", 0, 300, true),
        ("threshold", 0, 1, false),
    ];

    private static readonly string[] Words =
    [
        "applicant.type", "applicant.step1.result", "applicant.step2ck.result", "applicant.comlexLevel1.result",
        "applicant.comlexLevel2.result", "applicant.needsVisa", "objective",
    ];

    private static readonly string[] WordLists =
    [
        "applicant.honors", "applicant.letters", "applicant.leadership", "applicant.redFlags",
        "applicant.ties.states", "preferences.states", "preferences.excludeStates",
    ];

    private static readonly string[] TextLists = ["preferences.include", "preferences.exclude"];

    private static readonly string[] ObjectLists = ["applicant.rotations", "applicant.ties.near"];
    private static readonly string[] Flags = ["applicant.aoa", "applicant.goldHumanism", "limits.feeAssistance"];
    private static readonly string[] Objects =
    [
        "applicant", "applicant.step1", "applicant.step2ck", "applicant.comlexLevel1", "applicant.comlexLevel2", "applicant.research",
        "applicant.ties", "preferences", "preferences.specialties", "preferences.settings", "preferences.weights", "limits",
        "limits.perSpecialty", "limits.signals", "limits.signals.radiology",
    ];

    public static TheoryData<string, string> OutOfRange => Pairs(
        from ranged in Ranged
        let step = ranged.Whole ? 1 : 0.001
        from json in new[] { Number(ranged.Least - step), Number(ranged.Most + step), "-1e300", "1e300" }
        select (ranged.Path, json));

    /// <summary>Both ends of every range; a specialty worth nothing at all is not asked for.</summary>
    public static TheoryData<string, string> Bounds => Pairs(
        from ranged in Ranged
        from bound in new[] { ranged.Least, ranged.Most }
        where bound > 0 || !ranged.Path.StartsWith("preferences.specialties", StringComparison.Ordinal)
        select (ranged.Path, Number(bound)));

    public static TheoryData<string, string> WrongType => Pairs(
    [
        .. Each(Ranged.Select(r => r.Path), "\"7\"", "\"NaN\"", "true", "[]", "{}", "1e999"),
        .. Ranged.Where(r => r.Whole).Select(r => (r.Path, Number(r.Least + 0.5))),
        .. Each(Flags, "\"true\"", "1", "[]", "{}"),
        .. Each(Objects, "\"x\"", "1", "true", "[]"),
        .. Each([.. WordLists, .. TextLists, .. ObjectLists], "\"x\"", "1", "true", "{}"),
    ]);

    public static TheoryData<string> ClosedWords => [.. Words];

    public static TheoryData<string> ClosedLists => [.. WordLists];

    public static TheoryData<string> Texts => [.. TextLists];

    /// <summary>Every list with an item for it.</summary>
    public static TheoryData<string, string> Lists => Pairs(
        [.. Each(WordLists, "\"other\""), .. Each(TextLists, "\"4160100001\""), .. Each(ObjectLists, "{}")]);

    private static IEnumerable<(string Path, string Json)> Each(IEnumerable<string> paths, params string[] values) =>
        paths.SelectMany(path => values.Select(value => (path, value)));

    private static TheoryData<string, string> Pairs(IEnumerable<(string Path, string Json)> pairs)
    {
        var data = new TheoryData<string, string>();
        foreach (var (path, json) in pairs)
        {
            data.Add(path, json);
        }

        return data;
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
