using System.Globalization;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>The catalog that a refresh is putting together from its files.</summary>
internal sealed class CatalogDraft
{
    private readonly Dictionary<string, DraftProgram> _programs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset?> _uploads = new(StringComparer.Ordinal);

    public IEnumerable<ResidencyProgram> Programs => _programs.Values.Select(p => p.Program);

    public IReadOnlyList<School> Schools { get; private set; } = [];

    public CatalogContent Content => new([.. Programs], Schools);

    public int Count => _programs.Count;

    public IReadOnlyList<string> Specialties =>
        [.. Programs.Select(p => p.Specialty).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public ProblemList Problems { get; } = new();

    /// <summary>What became of each file.</summary>
    public List<RefreshFile> Files { get; } = [];

    public int RowsRead { get; private set; }

    public int RowsRefused { get; private set; }

    /// <summary>Where a program of the draft comes from; <c>null</c> when it is not in the draft.</summary>
    public (string File, int Line)? SourceOf(string id) => _programs.TryGetValue(id, out var known) ? (known.File, known.Line) : null;

    /// <summary>
    /// Adds the next file. Of rows of a file with one id the first stays; where two files differ about a program, neither is taken to be
    /// right and the refresh is refused. More programs than any real catalog has are refused, so that many files cannot fill memory where
    /// one could not.
    /// </summary>
    public void Add(ProgramFile file, DateTimeOffset? uploaded = null)
    {
        _uploads[file.Name] = uploaded;
        var refused = file.RowsRead - file.Rows.Count;
        foreach (var row in file.Rows)
        {
            if (_programs.Count == ProgramCsvReader.MaxRows)
            {
                Problems.Add(new DataProblem(
                    ProblemEffect.RefreshRefused,
                    file.Name,
                    row.Line,
                    null,
                    null,
                    DataRules.RowCount,
                    FormattableString.Invariant($"The files have more than {ProgramCsvReader.MaxRows} programs; all are refused.")));
                break;
            }

            if (!_programs.TryAdd(row.Program.Id, new DraftProgram(row.Program, file.Name, row.Line)))
            {
                refused += Repeat(file, row, _programs[row.Program.Id]);
            }
        }

        RowsRead += file.RowsRead;
        RowsRefused += refused;
        Files.Add(new RefreshFile(file.Name, file.IsRefused ? FileStatus.Refused : FileStatus.Read, file.RowsRead, refused));
    }

    /// <summary>Takes the medical schools.</summary>
    public void Add(IReadOnlyList<School> schools) => Schools = schools;

    public RefreshReport Report(RefreshOutcome outcome, string? version, DateTimeOffset at, string? accept = null) =>
        new RefreshReport(outcome, version, at.UtcDateTime, RowsRead, RowsRefused, Problems.Kept, Problems.Omitted)
        {
            CellsUnknown = Problems.CountOf(ProblemEffect.CellUnknown),
            Files = [.. Files.OrderBy(f => f.Name, StringComparer.Ordinal)],
            Accept = accept,
        };

    /// <returns>How many rows it costs.</returns>
    private int Repeat(ProgramFile file, ProgramRow row, DraftProgram first)
    {
        var sameFile = first.File == file.Name;
        var sameProgram = first.Program == row.Program;
        var (effect, rule, message) = (sameFile, sameProgram) switch
        {
            (_, true) => (ProblemEffect.Noted, DataRules.Unique,
                sameFile ? "The row stands in the file twice." : $"The row stands in {first.File} too, with the same values."),
            (true, false) => (ProblemEffect.RowLeftOut, DataRules.Unique,
                "An earlier row of the file has the same id and other values; that row is used. Remove the row that is wrong."),
            (false, false) => (ProblemEffect.RefreshRefused, DataRules.Conflict,
                $"{file.Name}{Uploaded(file.Name)} and {first.File}{Uploaded(first.File)} describe the same programs differently. "
                    + "Delete the file that is out of date, or take these rows out of one of the two."),
        };
        Problems.Add(new DataProblem(effect, file.Name, row.Line, ProgramColumns.Id.Name, row.Program.Id, rule, message));
        if (sameProgram)
        {
            return 0;
        }

        Problems.Rows.Add(file.Name, file.Header, row.Cells);
        return 1;
    }

    private string Uploaded(string file) => _uploads.GetValueOrDefault(file) is { } at
        ? string.Create(CultureInfo.InvariantCulture, $" (uploaded {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC)")
        : "";

    private sealed record DraftProgram(ResidencyProgram Program, string File, int Line);
}
