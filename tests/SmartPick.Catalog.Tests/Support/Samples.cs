using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>Programs beside the rows that describe them.</summary>
internal static class Samples
{
    public static CsvRow FullRow { get; } = CsvRow.Valid("4160000001", "ir-integrated")
        .With("name", "Interventional \"IR\", integrated").With("city", "Cañon City")
        .With("lat", "42.2808").With("lon", "-83.743").With("setting", "university-affiliated").With("positions", "6")
        .With("tracks", "C;A").With("step2ck_median", "251.5").With("step2ck_minimum", "220").With("step2ck_minimum_kind", "strict")
        .With("comlex", "discouraged").With("visas", "j1;h1b").With("do_share", "0.125").With("img_share", "0")
        .With("applicants", "812").With("interviews", "96").With("signals_accepted", "yes").With("ir_division", "no")
        .With("research_funding_musd", "35");

    public static ResidencyProgram FullProgram { get; } = new()
    {
        Id = "4160000001",
        Specialty = "ir-integrated",
        Name = "Interventional \"IR\", integrated",
        Institution = "michigan",
        City = "Cañon City",
        State = "MI",
        Location = new GeoPoint(42.2808, -83.743),
        Setting = ProgramSetting.UniversityAffiliated,
        Positions = 6,
        Tracks = Tracks.Categorical | Tracks.Advanced,
        MedianStep2Ck = 251.5,
        MinimumStep2Ck = 220,
        MinimumStep2CkIsStrict = true,
        Comlex = ExamPolicy.Discouraged,
        Visas = VisaSponsorship.J1 | VisaSponsorship.H1B,
        DoShare = 0.125,
        ImgShare = 0,
        Applicants = 812,
        Interviews = 96,
        SignalsAccepted = true,
        IrDivision = false,
        ResearchFundingMillions = 35,
        Source = "program site",
        SourceDate = new DateOnly(2026, 7, 1),
    };

    public static ResidencyProgram BareProgram(string id, string specialty = "dr") => new()
    {
        Id = id,
        Specialty = specialty,
        Name = "Radiology " + id,
        Institution = "michigan",
        City = "Ann Arbor",
        State = "MI",
        Source = "program site",
        SourceDate = new DateOnly(2026, 7, 1),
    };

    public static string Id(int number) => FormattableString.Invariant($"4{number:D9}");

    public static IEnumerable<CsvRow> Rows(int count) => Enumerable.Range(1, count).Select(n => CsvRow.Valid(Id(n)));
}
