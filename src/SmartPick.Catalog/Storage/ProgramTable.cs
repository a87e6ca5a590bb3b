using Azure.Data.Tables;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// Table <c>Programs</c>: every kept version of the catalog, one partition for each version and specialty, and one for its medical schools.
/// </summary>
public sealed class ProgramTable(TableServiceClient service)
{
    // No specialty code: those are words.
    private const string Schools = "~schools";

    private static readonly string[] KeysOnly = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)];

    private readonly TableClient _table = service.GetTableClient("Programs");

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Writes a version; writing it again after an interruption completes it.</summary>
    public async Task WriteAsync(string version, CatalogContent content, CancellationToken cancellationToken)
    {
        await TableBatches.SubmitAsync(
            _table,
            TableTransactionActionType.UpsertReplace,
            content.Programs.GroupBy(p => p.Specialty, StringComparer.Ordinal),
            p => ProgramEntity.From(version, p),
            cancellationToken).ConfigureAwait(false);
        await TableBatches.SubmitAsync(
            _table,
            TableTransactionActionType.UpsertReplace,
            [content.Schools],
            s => SchoolEntity.From(ProgramEntity.PartitionKey(version, Schools), s),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The programs that a version has in some specialties, and its schools.</summary>
    /// <exception cref="InvalidDataException">A row is not one that this table writes.</exception>
    public async Task<CatalogContent> ReadAsync(string version, IReadOnlyList<string> specialties, CancellationToken cancellationToken)
    {
        var programs = new List<ResidencyProgram>[specialties.Count];
        List<School> schools = [];
        await Partitions.ForEachAsync(
            Enumerable.Range(0, specialties.Count + 1),
            async (i, token) =>
            {
                var partition = ProgramEntity.PartitionKey(version, i < specialties.Count ? specialties[i] : Schools);
                if (i < specialties.Count)
                {
                    programs[i] = await ReadPartitionAsync(partition, ProgramEntity.ToProgram, token).ConfigureAwait(false);
                }
                else
                {
                    schools = await ReadPartitionAsync(partition, SchoolEntity.ToSchool, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new CatalogContent([.. programs.SelectMany(p => p)], schools);
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

    private async Task<List<T>> ReadPartitionAsync<T>(string partition, Func<TableEntity, T> read, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            found.Add(read(row));
        }

        return found;
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
