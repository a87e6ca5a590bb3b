using System.Collections.Frozen;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Text;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// The columns of program files. Files, table entities and completeness figures all come from this table.
/// </summary>
public static class ProgramColumns
{
    internal static readonly ProgramColumn<string> Id = Required("program_id", CellKinds.ProgramId, p => p.Id);
    internal static readonly ProgramColumn<string> Specialty = Required("specialty", CellKinds.Key, p => p.Specialty);
    internal static readonly ProgramColumn<string> Name = Required("name", CellKinds.Text, p => p.Name);
    internal static readonly ProgramColumn<string> Institution = Required("institution", CellKinds.Key, p => p.Institution);
    internal static readonly ProgramColumn<string> City = Required("city", CellKinds.Text, p => p.City);
    internal static readonly ProgramColumn<string> State = Required("state", CellKinds.State, p => p.State);
    internal static readonly ProgramColumn<double> Latitude = Optional(
        "lat", CellKinds.Degrees("degrees north as a decimal number, such as 42.28", 'N', 'S'), p => p.Location?.Latitude);
    internal static readonly ProgramColumn<double> Longitude = Optional(
        "lon", CellKinds.Degrees("degrees east as a decimal number, such as -83.74", 'E', 'W'), p => p.Location?.Longitude);
    internal static readonly ProgramColumn<ProgramSetting> Setting = Optional(
        "setting",
        CellKinds.OneOf(
            new Code<ProgramSetting>("university", ProgramSetting.University),
            new Code<ProgramSetting>("university-affiliated", ProgramSetting.UniversityAffiliated),
            new Code<ProgramSetting>("community", ProgramSetting.Community),
            new Code<ProgramSetting>("military", ProgramSetting.Military)),
        p => p.Setting);
    internal static readonly ProgramColumn<int> Positions = Optional("positions", CellKinds.WholeNumber(1), p => p.Positions);
    internal static readonly ProgramColumn<Tracks> Tracks = Optional(
        "tracks",
        CellKinds.SetOf(
            none: null,
            new Code<Tracks>("C", Engine.Programs.Tracks.Categorical, "categorical"),
            new Code<Tracks>("A", Engine.Programs.Tracks.Advanced, "advanced"),
            new Code<Tracks>("P", Engine.Programs.Tracks.Preliminary, "preliminary", "prelim")),
        p => p.Tracks);
    internal static readonly ProgramColumn<double> MedianStep2Ck = Optional("step2ck_median", CellKinds.Number(1, 300),
        p => p.MedianStep2Ck);
    internal static readonly ProgramColumn<double> MinimumStep2Ck = Optional("step2ck_minimum", CellKinds.Number(1, 300),
        p => p.MinimumStep2Ck);
    internal static readonly ProgramColumn<bool> MinimumStep2CkIsStrict = Optional(
        "step2ck_minimum_kind",
        CellKinds.OneOf(new Code<bool>("strict", true, "cutoff"), new Code<bool>("soft", false, "preference")),
        p => p.MinimumStep2CkIsStrict);
    internal static readonly ProgramColumn<ExamPolicy> Comlex = Optional(
        "comlex",
        CellKinds.OneOf(
            new Code<ExamPolicy>("accepted", ExamPolicy.Accepted),
            new Code<ExamPolicy>("discouraged", ExamPolicy.Discouraged),
            new Code<ExamPolicy>("not-accepted", ExamPolicy.NotAccepted)),
        p => p.Comlex);
    internal static readonly ProgramColumn<VisaSponsorship> Visas = Optional(
        "visas", CellKinds.SetOf(
            "none", new Code<VisaSponsorship>("j1", VisaSponsorship.J1), new Code<VisaSponsorship>("h1b", VisaSponsorship.H1B)),
        p => p.Visas);
    internal static readonly ProgramColumn<double> DoShare = Optional("do_share", CellKinds.Share, p => p.DoShare);
    internal static readonly ProgramColumn<double> ImgShare = Optional("img_share", CellKinds.Share, p => p.ImgShare);
    internal static readonly ProgramColumn<int> Applicants = Optional("applicants", CellKinds.WholeNumber(0), p => p.Applicants);
    internal static readonly ProgramColumn<int> Interviews = Optional("interviews", CellKinds.WholeNumber(0), p => p.Interviews);
    internal static readonly ProgramColumn<bool> SignalsAccepted = Optional("signals_accepted", CellKinds.YesNo, p => p.SignalsAccepted);
    internal static readonly ProgramColumn<bool> IrDivision = Optional("ir_division", CellKinds.YesNo, p => p.IrDivision);
    internal static readonly ProgramColumn<double> ResearchFunding = Optional("research_funding_musd", CellKinds.Number(0),
        p => p.ResearchFundingMillions);
    internal static readonly ProgramColumn<string> Source = Required("source", CellKinds.Text, p => p.Source);
    internal static readonly ProgramColumn<DateOnly> SourceDate = Required("source_date", CellKinds.Date, p => p.SourceDate);

    /// <summary>Every column; files may have them in any order.</summary>
    public static IReadOnlyList<ProgramColumn> All { get; } =
    [
        Id, Specialty, Name, Institution, City, State, Latitude, Longitude, Setting, Positions, Tracks, MedianStep2Ck,
        MinimumStep2Ck, MinimumStep2CkIsStrict, Comlex, Visas, DoShare, ImgShare, Applicants, Interviews, SignalsAccepted,
        IrDivision, ResearchFunding, Source, SourceDate,
    ];

    private static readonly FrozenDictionary<string, ProgramColumn> ByName =
        All.ToFrozenDictionary(c => TextFolding.Code(c.Name), StringComparer.Ordinal);

    static ProgramColumns()
    {
        for (var i = 0; i < All.Count; i++)
        {
            All[i].Index = i;
        }
    }

    /// <summary>The column that a header names, however it is spelled; <c>null</c> when there is none.</summary>
    internal static ProgramColumn? Find(string name) => ByName.GetValueOrDefault(TextFolding.Code(name));

    private static ProgramColumn<T> Required<T>(string name, CellKind<T> kind, Func<ResidencyProgram, T> value)
        where T : notnull => new(name, isRequired: true, kind, p => value(p));

    private static ProgramColumn<T> Optional<T>(string name, CellKind<T> kind, Func<ResidencyProgram, T?> value)
        where T : struct => new(name, isRequired: false, kind, p => value(p));
}
