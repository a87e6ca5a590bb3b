using Azure.Data.Tables;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>Table <c>Programs</c>: every kept version of the catalog, one partition for each version and specialty.</summary>
public sealed class ProgramTable(TableServiceClient service)
{
    private readonly TableClient _table = service.GetTableClient("Programs");

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Writes a version; writing it again after an interruption completes it.</summary>
    public async Task WriteAsync(string version, IEnumerable<ResidencyProgram> programs, CancellationToken cancellationToken)
    {
        foreach (var specialty in programs.GroupBy(p => p.Specialty, StringComparer.Ordinal))
        {
            await TableBatches.UpsertAsync(
                _table, specialty.Select(p => ProgramEntity.From(version, p)), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>All programs of a version.</summary>
    /// <exception cref="InvalidDataException">A row is not one that this table writes.</exception>
    public async Task<IReadOnlyList<ResidencyProgram>> ReadAsync(string version, CancellationToken cancellationToken)
    {
        var (from, to) = ProgramEntity.PartitionRange(version);
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}"),
            cancellationToken: cancellationToken);

        var programs = new List<ResidencyProgram>();
        await foreach (var row in rows.ConfigureAwait(false))
        {
            programs.Add(ProgramEntity.ToProgram(row));
        }

        return programs;
    }
}
