using System.IO.Pipelines;
using CsvHelper;

namespace SmartPick.Catalog.Csv;

/// <summary>The reading of one file, record by record. Any content gives rows and problems, never an exception.</summary>
/// <param name="file">Name of the file, for the problems.</param>
/// <param name="problems">Receives the problems of the file.</param>
internal abstract class CsvFileReading(string file, ProblemList problems)
{
    /// <summary>Name of the file.</summary>
    protected string File => file;

    /// <summary>The problems of all files.</summary>
    protected ProblemList Problems => problems;

    /// <summary>Whether the file as a whole cannot be used.</summary>
    protected bool IsRefused { get; set; }

    /// <summary>Reads a file as a stream, to its end or until it is refused.</summary>
    /// <param name="content">The file, which stays open.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async Task ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(content, new StreamPipeReaderOptions(leaveOpen: true));
        var start = await pipe.ReadAtLeastAsync(FileSignature.Length, cancellationToken).ConfigureAwait(false);
        var signature = FileSignature.Detect(start.Buffer);
        pipe.AdvanceTo(start.Buffer.Start);
        if (signature.Fault is { } fault)
        {
            IsRefused = true;
            Add(ProblemEffect.RefreshRefused, 1, fault.Rule, fault.Message);
            return;
        }

        if (signature.IsUtf16)
        {
            Add(ProblemEffect.Noted, 1, DataRules.Encoding,
                "The file is in UTF-16 and was read as such. Save it as 'CSV UTF-8 (Comma delimited)' next time.");
        }

        try
        {
            await foreach (var record in CsvRecords.ReadAsync(pipe.AsStream(), signature.IsUtf16, cancellationToken).ConfigureAwait(false))
            {
                Add(record);
                if (IsRefused)
                {
                    return;
                }
            }
        }
        catch (CsvFormatException e)
        {
            Refuse(int.CreateSaturating(e.LineNumber), DataRules.RecordSize, "A row is far too large. Is a quotation mark left open?");
        }
    }

    /// <summary>Takes the next record.</summary>
    protected abstract void Add(CsvRecord record);

    /// <summary>Refuses the file.</summary>
    protected void Refuse(int line, string rule, string message)
    {
        IsRefused = true;
        Add(ProblemEffect.RefreshRefused, line, rule, message + " The file is refused.");
    }

    /// <summary>Adds a problem that is about no column.</summary>
    protected void Add(ProblemEffect effect, int line, string rule, string message, int? lastLine = null) =>
        problems.Add(new DataProblem(effect, file, line, null, null, rule, message), lastLine);
}
