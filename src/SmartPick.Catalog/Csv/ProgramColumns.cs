using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// The columns of program files. Files, table entities and completeness figures all come from this table.
/// </summary>
public static class ProgramColumns
{
    internal static readonly ProgramColumn<string> Id = Required("program_id", CellKinds.ProgramId, p => p.Id);
    internal static readonly ProgramColumn<string> Specialty = Required("specialty", CellKinds.Text, p => p.Specialty);
    internal static readonly ProgramColumn<string> Name = Required("name", CellKinds.Text, p => p.Name);
    internal static readonly ProgramColumn<string> Institution = Required("institution", CellKinds.Text, p => p.Institution);
    internal static readonly ProgramColumn<string> City = Required("city", CellKinds.Text, p => p.City);
    internal static readonly ProgramColumn<string> State = Required("state", CellKinds.State, p => p.State);
    internal static readonly ProgramColumn<double> Latitude = Optional("lat", CellKinds.Number(-90, 90), p => p.Location?.Latitude);
    internal static readonly ProgramColumn<double> Longitude = Optional("lon", CellKinds.Number(-180, 180), p => p.Location?.Longitude);
    internal static readonly ProgramColumn<ProgramSetting> Setting = Optional(
        "setting",
        CellKinds.OneOf(
            ("university", ProgramSetting.University),
            ("university-affiliated", ProgramSetting.UniversityAffiliated),
            ("community", ProgramSetting.Community),
            ("military", ProgramSetting.Military)),
        p => p.Setting);
    internal static readonly ProgramColumn<int> Positions = Optional("positions", CellKinds.WholeNumber(1), p => p.Positions);
    internal static readonly ProgramColumn<Tracks> Tracks = Optional(
        "tracks",
        CellKinds.SetOf(
            none: null,
            ("C", Engine.Programs.Tracks.Categorical),
            ("A", Engine.Programs.Tracks.Advanced),
            ("P", Engine.Programs.Tracks.Preliminary)),
        p => p.Tracks);
    internal static readonly ProgramColumn<double> MedianStep2Ck = Optional("step2ck_median", CellKinds.Number(1, 300),
        p => p.MedianStep2Ck);
    internal static readonly ProgramColumn<double> MinimumStep2Ck = Optional("step2ck_minimum", CellKinds.Number(1, 300),
        p => p.MinimumStep2Ck);
    internal static readonly ProgramColumn<bool> MinimumStep2CkIsStrict = Optional(
        "step2ck_minimum_kind", CellKinds.OneOf(("strict", true), ("soft", false)), p => p.MinimumStep2CkIsStrict);
    internal static readonly ProgramColumn<ExamPolicy> Comlex = Optional(
        "comlex",
        CellKinds.OneOf(
            ("accepted", ExamPolicy.Accepted),
            ("discouraged", ExamPolicy.Discouraged),
            ("not-accepted", ExamPolicy.NotAccepted)),
        p => p.Comlex);
    internal static readonly ProgramColumn<VisaSponsorship> Visas = Optional(
        "visas", CellKinds.SetOf("none", ("j1", VisaSponsorship.J1), ("h1b", VisaSponsorship.H1B)), p => p.Visas);
    internal static readonly ProgramColumn<double> DoShare = Optional("do_share", CellKinds.Number(0, 1), p => p.DoShare);
    internal static readonly ProgramColumn<double> ImgShare = Optional("img_share", CellKinds.Number(0, 1), p => p.ImgShare);
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

    static ProgramColumns()
    {
        for (var i = 0; i < All.Count; i++)
        {
            All[i].Index = i;
        }
    }

    internal static ProgramColumn? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    private static ProgramColumn<T> Required<T>(string name, CellKind<T> kind, Func<ResidencyProgram, T> value)
        where T : notnull => new(name, isRequired: true, kind, p => value(p));

    private static ProgramColumn<T> Optional<T>(string name, CellKind<T> kind, Func<ResidencyProgram, T?> value)
        where T : struct => new(name, isRequired: false, kind, p => value(p));
}
