using Azure.Data.Tables;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>Table <c>Programs</c>: every kept version of the catalog, one partition for each version and specialty.</summary>
public sealed class ProgramTable(TableServiceClient service)
{
    private static readonly string[] KeysOnly = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)];

    private readonly TableClient _table = service.GetTableClient("Programs");

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Writes a version; writing it again after an interruption completes it.</summary>
    public Task WriteAsync(string version, IEnumerable<ResidencyProgram> programs, CancellationToken cancellationToken) =>
        TableBatches.SubmitAsync(
            _table,
            TableTransactionActionType.UpsertReplace,
            programs.GroupBy(p => p.Specialty, StringComparer.Ordinal),
            p => ProgramEntity.From(version, p),
            cancellationToken);

    /// <summary>The programs that a version has in some specialties.</summary>
    /// <exception cref="InvalidDataException">A row is not one that this table writes.</exception>
    public async Task<IReadOnlyList<ResidencyProgram>> ReadAsync(
        string version, IReadOnlyList<string> specialties, CancellationToken cancellationToken)
    {
        var programs = new List<ResidencyProgram>[specialties.Count];
        await Partitions.ForEachAsync(
            Enumerable.Range(0, specialties.Count),
            async (i, token) =>
            {
                var partition = ProgramEntity.PartitionKey(version, specialties[i]);
                programs[i] = await ReadPartitionAsync(partition, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return [.. programs.SelectMany(p => p)];
    }

    /// <summary>Every version that has rows, published or not.</summary>
    public async Task<IReadOnlyList<string>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        for (var version = await FirstAfterAsync("", cancellationToken).ConfigureAwait(false); version is not null;)
        {
            versions.Add(version);
            version = await FirstAfterAsync(ProgramEntity.PartitionRange(version).To, cancellationToken).ConfigureAwait(false);
        }

        return versions;
    }

    /// <summary>Deletes the rows of a version; deleting it again after an interruption completes it.</summary>
    public async Task DeleteAsync(string version, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var (from, to) = ProgramEntity.PartitionRange(version);
        var keys = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}"),
            select: KeysOnly,
            cancellationToken: cancellationToken);
        await foreach (var row in keys.ConfigureAwait(false))
        {
            rows.Add(row);
        }

        await TableBatches.SubmitAsync(
            _table,
            TableTransactionActionType.Delete,
            rows.GroupBy(r => r.PartitionKey, StringComparer.Ordinal),
            row => row,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<ResidencyProgram>> ReadPartitionAsync(string partition, CancellationToken cancellationToken)
    {
        var programs = new List<ResidencyProgram>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            programs.Add(ProgramEntity.ToProgram(row));
        }

        return programs;
    }

    private async Task<string?> FirstAfterAsync(string partition, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {partition}"), maxPerPage: 1, KeysOnly, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            return ProgramEntity.VersionOf(row);
        }

        return null;
    }
}
