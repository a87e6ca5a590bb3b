using SmartPick.Catalog.Plausibility;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// Reads program files. What can only mean one thing is understood; a cell that cannot be used counts as unknown where it is optional and
/// costs its row where it is required; no row affects another.
/// </summary>
/// <param name="specialties">Specialty codes of the season rules; rows of other specialties are refused.</param>
/// <param name="time">Tells which days are still to come.</param>
public sealed class ProgramCsvReader(IReadOnlySet<string> specialties, TimeProvider time)
{
    /// <summary>Several times the size of a national catalog.</summary>
    public const int MaxRows = 50_000;

    private readonly RowRules _rules = new(specialties, PlausibleValues.Shipped);

    /// <summary>Specialty codes that rows may have.</summary>
    public IReadOnlySet<string> Specialties => specialties;

    /// <summary>Reads one file as a stream. Any content gives rows and problems, never an exception.</summary>
    /// <param name="file">Name of the file, for the problems.</param>
    /// <param name="content">The file.</param>
    /// <param name="problems">Receives the problems of the file.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async Task<ProgramFile> ReadAsync(
        string file, Stream content, ProblemList problems, CancellationToken cancellationToken)
    {
        var reading = new ProgramFileReading(file, _rules, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), problems);
        await reading.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        return reading.End();
    }
}
