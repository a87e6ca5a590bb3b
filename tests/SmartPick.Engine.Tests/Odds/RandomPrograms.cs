using System.Globalization;
using CsCheck;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>Programs of any kind of which any of the columns are known.</summary>
internal static class RandomPrograms
{
    /// <summary>How many ids and institutions there are: few, so that applicants meet them.</summary>
    public const int Ids = 3;

    public const int Institutions = 3;

    /// <summary>Every optional column that bears on the odds: takes its value over from one program (the first) to another.</summary>
    public static IReadOnlyDictionary<string, Func<ResidencyProgram, ResidencyProgram, ResidencyProgram>> Fields { get; } =
        new Dictionary<string, Func<ResidencyProgram, ResidencyProgram, ResidencyProgram>>(StringComparer.Ordinal)
        {
            ["location"] = (from, to) => to with { Location = from.Location },
            ["setting"] = (from, to) => to with { Setting = from.Setting },
            ["positions"] = (from, to) => to with { Positions = from.Positions },
            ["tracks"] = (from, to) => to with { Tracks = from.Tracks },
            ["medianStep2ck"] = (from, to) => to with { MedianStep2Ck = from.MedianStep2Ck },
            ["minimumStep2ck"] = (from, to) => to with { MinimumStep2Ck = from.MinimumStep2Ck },
            ["minimumStep2ckKind"] = (from, to) => to with { MinimumStep2CkIsStrict = from.MinimumStep2CkIsStrict },
            ["comlex"] = (from, to) => to with { Comlex = from.Comlex },
            ["visas"] = (from, to) => to with { Visas = from.Visas },
            ["doShare"] = (from, to) => to with { DoShare = from.DoShare },
            ["imgShare"] = (from, to) => to with { ImgShare = from.ImgShare },
            ["applicants"] = (from, to) => to with { Applicants = from.Applicants },
            ["interviews"] = (from, to) => to with { Interviews = from.Interviews },
            ["signalsAccepted"] = (from, to) => to with { SignalsAccepted = from.SignalsAccepted },
            ["irDivision"] = (from, to) => to with { IrDivision = from.IrDivision },
            ["researchFunding"] = (from, to) => to with { ResearchFundingMillions = from.ResearchFundingMillions },
        };

    /// <summary>Programs with every column filled.</summary>
    public static Gen<ResidencyProgram> Complete { get; } =
        from row in Gen.Select(
            Gen.Int[0, Ids - 1], Gen.OneOf("dr", "ir-integrated"), Gen.Int[0, Institutions - 1], Gen.OneOf(States), Place)
        from size in Gen.Select(Gen.Enum<ProgramSetting>(), Gen.Int[1, 20], Gen.Int[0, 1500], Gen.Double[0, 1])
        from rules in Gen.Select(Gen.Double[150, 300], Gen.Bool, Gen.Enum<ExamPolicy>(), Gen.Int[0, 3])
        from rest in Gen.Select(Gen.Double[200, 290], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool, Gen.Bool, Gen.Double[0, 200])
        select new ResidencyProgram
        {
            Id = Id(row.Item1),
            Specialty = row.Item2,
            Name = "Fictional",
            Institution = Institution(row.Item3),
            City = "Nowhere",
            State = row.Item4,
            Source = "fictional",
            SourceDate = new DateOnly(2026, 1, 1),
            Location = row.Item5,
            Setting = size.Item1,
            Positions = size.Item2,
            Tracks = Tracks.Advanced,
            MedianStep2Ck = rest.Item1,
            MinimumStep2Ck = rules.Item1,
            MinimumStep2CkIsStrict = rules.Item2,
            Comlex = rules.Item3,
            Visas = (VisaSponsorship)rules.Item4,
            DoShare = rest.Item2,
            ImgShare = rest.Item3,
            Applicants = size.Item3,
            Interviews = (int)(size.Item3 * size.Item4),
            SignalsAccepted = rest.Item4,
            IrDivision = rest.Item5,
            ResearchFundingMillions = rest.Item6,
        };

    /// <summary>Programs with any of the columns filled.</summary>
    public static Gen<ResidencyProgram> Any { get; } = Gen.Select(Complete, Gen.Bool.Array[Fields.Count], Part);

    public static string[] States => ["MI", "OH", "CA"];

    public static Gen<GeoPoint> Place => Gen.Select(Gen.Double[30, 45], Gen.Double[-120, -75], (north, east) => new GeoPoint(north, east));

    public static string Id(int index) => (9_900_000_000 + index).ToString(CultureInfo.InvariantCulture);

    public static string Institution(int index) => $"fictional-{index}";

    /// <summary>What is known of a program when only the marked columns are.</summary>
    public static ResidencyProgram Part(ResidencyProgram program, bool[] filled) => Fields.Values.Zip(filled)
        .Where(f => !f.Second).Aggregate(program, (part, f) => f.First(Bare, part));

    /// <summary>The program with no column but the required ones.</summary>
    public static ResidencyProgram Bare { get; } = new()
    {
        Id = Id(0),
        Specialty = "dr",
        Name = "Fictional",
        Institution = Institution(0),
        City = "Nowhere",
        State = "MI",
        Source = "fictional",
        SourceDate = new DateOnly(2026, 1, 1),
    };

    /// <summary>The program with no rule that could bear on anyone.</summary>
    public static ResidencyProgram WithoutRules(ResidencyProgram program) => program with
    {
        MinimumStep2Ck = 1,
        MinimumStep2CkIsStrict = false,
        Comlex = ExamPolicy.Accepted,
        Visas = VisaSponsorship.J1 | VisaSponsorship.H1B,
    };
}
