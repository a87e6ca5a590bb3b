using SmartPick.Engine.Programs;
using Columns = SmartPick.Catalog.Csv.ProgramColumns;

namespace SmartPick.Catalog.Csv;

/// <summary>The known values of one program by column, on their way from a row or an entity to a program.</summary>
internal sealed class ProgramValues
{
    private readonly object?[] _known = new object?[Columns.All.Count];

    public void Set(ProgramColumn column, object value) => _known[column.Index] = value;

    /// <summary>Makes a value unknown.</summary>
    public void Forget(ProgramColumn column) => _known[column.Index] = null;

    public T? Find<T>(ProgramColumn<T> column)
        where T : struct => (T?)_known[column.Index];

    public string? Find(ProgramColumn<string> column) => (string?)_known[column.Index];

    /// <exception cref="InvalidDataException">A required value is missing.</exception>
    public ResidencyProgram ToProgram() => new()
    {
        Id = Require(Columns.Id),
        Specialty = Require(Columns.Specialty),
        Name = Require(Columns.Name),
        Institution = Require(Columns.Institution),
        City = Require(Columns.City),
        State = Require(Columns.State),
        Location = Find(Columns.Latitude) is { } latitude && Find(Columns.Longitude) is { } longitude
            ? new GeoPoint(latitude, longitude)
            : null,
        Setting = Find(Columns.Setting),
        Positions = Find(Columns.Positions),
        Tracks = Find(Columns.Tracks),
        MedianStep2Ck = Find(Columns.MedianStep2Ck),
        MinimumStep2Ck = Find(Columns.MinimumStep2Ck),
        MinimumStep2CkIsStrict = Find(Columns.MinimumStep2CkIsStrict),
        Comlex = Find(Columns.Comlex),
        Visas = Find(Columns.Visas),
        DoShare = Find(Columns.DoShare),
        ImgShare = Find(Columns.ImgShare),
        Applicants = Find(Columns.Applicants),
        Interviews = Find(Columns.Interviews),
        SignalsAccepted = Find(Columns.SignalsAccepted),
        IrDivision = Find(Columns.IrDivision),
        ResearchFundingMillions = Find(Columns.ResearchFunding),
        Source = Require(Columns.Source),
        SourceDate = Require(Columns.SourceDate),
    };

    private T Require<T>(ProgramColumn<T> column)
        where T : notnull => _known[column.Index] is T value
            ? value
            : throw new InvalidDataException($"A program has no {column.Name}.");
}
