using Azure;
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
    public async Task WriteAsync(string version, IEnumerable<ResidencyProgram> programs, CancellationToken cancellationToken)
    {
        foreach (var specialty in programs.GroupBy(p => p.Specialty, StringComparer.Ordinal))
        {
            await TableBatches.SubmitAsync(
                _table,
                TableTransactionActionType.UpsertReplace,
                specialty.Select(p => ProgramEntity.From(version, p)),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>All programs of a version.</summary>
    /// <exception cref="InvalidDataException">A row is not one that this table writes.</exception>
    public async Task<IReadOnlyList<ResidencyProgram>> ReadAsync(string version, CancellationToken cancellationToken)
    {
        var programs = new List<ResidencyProgram>();
        var pages = RowsOf(version, columns: null, cancellationToken).AsPages().GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            var hasPage = await pages.MoveNextAsync().ConfigureAwait(false);
            while (hasPage)
            {
                // Storage fetches the next page while this one is converted.
                var rows = pages.Current.Values;
                var next = pages.MoveNextAsync();
                programs.AddRange(rows.Select(ProgramEntity.ToProgram));
                hasPage = await next.ConfigureAwait(false);
            }
        }

        return programs;
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
        await foreach (var row in RowsOf(version, KeysOnly, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        foreach (var partition in rows.GroupBy(r => r.PartitionKey, StringComparer.Ordinal))
        {
            await TableBatches.SubmitAsync(
                _table, TableTransactionActionType.Delete, partition, cancellationToken).ConfigureAwait(false);
        }
    }

    private AsyncPageable<TableEntity> RowsOf(string version, IEnumerable<string>? columns, CancellationToken cancellationToken)
    {
        var (from, to) = ProgramEntity.PartitionRange(version);
        return _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}"),
            select: columns,
            cancellationToken: cancellationToken);
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
