using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>The catalog that a refresh is putting together from its files.</summary>
internal sealed class CatalogDraft
{
    private readonly Dictionary<string, (ResidencyProgram Program, string File, int Line)> _programs = new(StringComparer.Ordinal);

    public IEnumerable<ResidencyProgram> Programs => _programs.Values.Select(p => p.Program);

    public IReadOnlyList<School> Schools { get; private set; } = [];

    public CatalogContent Content => new([.. Programs], Schools);

    public int Count => _programs.Count;

    public IReadOnlyList<string> Specialties =>
        [.. Programs.Select(p => p.Specialty).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public ProblemList Problems { get; } = new();

    public int RowsRead { get; private set; }

    public int RowsRefused => RowsRead - _programs.Count;

    /// <summary>
    /// Adds the next file in the order of names: of rows with one id the first stays, the others are reported. More programs than any
    /// real catalog has are refused, so that many files cannot fill memory where one could not.
    /// </summary>
    public void Add(ProgramFile file)
    {
        RowsRead += file.RowsRead;
        foreach (var (line, cells, program) in file.Rows)
        {
            if (_programs.Count == ProgramCsvReader.MaxRows)
            {
                Problems.Refuse(new DataProblem(
                    file.Name,
                    line,
                    null,
                    null,
                    DataRules.RowCount,
                    FormattableString.Invariant($"The files have more than {ProgramCsvReader.MaxRows} programs; all are refused.")));
                return;
            }

            if (_programs.TryAdd(program.Id, (program, file.Name, line)))
            {
                continue;
            }

            var first = _programs[program.Id];
            Problems.Rows.Add(file.Name, file.Header, cells);
            Problems.Add(new DataProblem(
                file.Name,
                line,
                ProgramColumns.Id.Name,
                program.Id,
                DataRules.Unique,
                FormattableString.Invariant($"The id is already in {first.File}, line {first.Line}; that row is kept.")));
        }
    }

    /// <summary>Takes the medical schools.</summary>
    public void Add(IReadOnlyList<School> schools) => Schools = schools;

    public RefreshReport Report(RefreshOutcome outcome, string? version, DateTimeOffset at) =>
        new(outcome, version, at.UtcDateTime, RowsRead, RowsRefused, Problems.Kept, Problems.Omitted);
}
