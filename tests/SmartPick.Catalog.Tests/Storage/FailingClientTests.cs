using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Moq;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Storage;

/// <summary>Answers of storage clients that Azurite never gives: throttled in the middle of something, or not allowed.</summary>
public sealed class FailingClientTests
{
    private const int Throttled = 429;
    private const int Busy = 503;
    private const int Forbidden = 403;

    private readonly Mock<TableClient> _table = new();
    private readonly Mock<BlobContainerClient> _container = new();

    private static PublishedVersion Pointer { get; } =
        new("2026-11-20T03:00:00Z-7f3a", DateTimeOffset.UnixEpoch, 1, ["dr"], "hash", "fingerprint") { ETag = new ETag("\"1\"") };

    [Fact]
    public async Task A_listing_that_is_throttled_on_its_second_page_is_no_list()
    {
        List(Page(Blob("programs/a.csv")), new RequestFailedException(Busy, "busy", "ServerBusy", null));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Blobs().ListAsync(CancellationToken.None));

        Assert.Equal(Busy, failure.Status);
    }

    [Fact]
    public async Task A_container_that_may_not_be_read_is_not_an_empty_one()
    {
        List(null, new RequestFailedException(Forbidden, "no", "AuthorizationPermissionMismatch", null));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Blobs().ListAsync(CancellationToken.None));

        Assert.Equal(Forbidden, failure.Status);
    }

    [Fact]
    public async Task A_listing_takes_the_program_files_of_all_pages_in_the_order_of_their_names()
    {
        List(Page(Blob("programs/b.csv"), Blob("programs/notes.txt")), null, Page(Blob("programs/a.CSV")));

        Assert.Equal(
            ["programs/a.CSV", "programs/b.csv"],
            ProgramFolder.FromBlobs(await Blobs().ListAsync(CancellationToken.None)).Files.Select(blob => blob.Name));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(409)]
    public async Task A_pointer_that_somebody_else_has_moved_is_left_alone(int status)
    {
        FailTransactions(
            new TableTransactionFailedException(new RequestFailedException(status, "moved", "UpdateConditionNotSatisfied", null)));

        Assert.False(await Ledger().TryMoveAsync(Pointer, Pointer, CancellationToken.None));
    }

    [Theory]
    [InlineData(Throttled)]
    [InlineData(Busy)]
    [InlineData(Forbidden)]
    public async Task A_pointer_that_could_not_be_moved_is_not_taken_for_one_that_somebody_else_has_moved(int status)
    {
        FailTransactions(new TableTransactionFailedException(new RequestFailedException(status, "failed", "Failed", null)));

        await Assert.ThrowsAsync<TableTransactionFailedException>(() => Ledger().TryMoveAsync(Pointer, Pointer, CancellationToken.None));
    }

    [Fact]
    public async Task A_version_whose_writing_is_throttled_is_given_up_after_the_batch_that_failed()
    {
        var sent = new List<int>();
        _table.Setup(table => table.SubmitTransactionAsync(It.IsAny<IEnumerable<TableTransactionAction>>(), It.IsAny<CancellationToken>()))
            .Returns((IEnumerable<TableTransactionAction> batch, CancellationToken _) =>
            {
                sent.Add(batch.Count());
                return sent.Count < 2
                    ? Task.FromResult(Mock.Of<Response<IReadOnlyList<Response>>>())
                    : throw new TableTransactionFailedException(
                        new RequestFailedException(Throttled, "slow down", "OperationTimedOut", null));
            });
        var programs = Enumerable.Range(1, 250).Select(n => Samples.BareProgram(Samples.Id(n)));

        await Assert.ThrowsAsync<TableTransactionFailedException>(() => Programs().WriteAsync("v", new([.. programs], []), CancellationToken.None));

        Assert.Equal([100, 100], sent);
    }

    private static BlobItem Blob(string name) => BlobsModelFactory.BlobItem(
        name, properties: BlobsModelFactory.BlobItemProperties(accessTierInferred: false, eTag: new ETag("\"1\"")));

    private static Page<BlobItem> Page(params BlobItem[] blobs) => Page<BlobItem>.FromValues(blobs, "more", Mock.Of<Response>());

    /// <summary>Lets the container be listed in pages, between which storage may fail.</summary>
    private void List(Page<BlobItem>? first, RequestFailedException? failure, Page<BlobItem>? second = null)
    {
        var pages = new Mock<AsyncPageable<BlobItem>>();
        pages.Setup(listing => listing.GetAsyncEnumerator(It.IsAny<CancellationToken>())).Returns(ItemsAsync);
        _container.Setup(
            container => container.GetBlobsAsync(BlobTraits.None, BlobStates.None, ProgramBlobs.Prefix, It.IsAny<CancellationToken>()))
            .Returns(pages.Object);

        async IAsyncEnumerator<BlobItem> ItemsAsync()
        {
            await Task.CompletedTask;
            foreach (var blob in first?.Values ?? [])
            {
                yield return blob;
            }

            if (failure is not null)
            {
                throw failure;
            }

            foreach (var blob in second?.Values ?? [])
            {
                yield return blob;
            }
        }
    }

    private void FailTransactions(TableTransactionFailedException failure) =>
        _table.Setup(table => table.SubmitTransactionAsync(It.IsAny<IEnumerable<TableTransactionAction>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(failure);

    private ProgramBlobs Blobs() =>
        new(Mock.Of<BlobServiceClient>(service => service.GetBlobContainerClient(ProgramBlobs.Container) == _container.Object));

    private CatalogLedger Ledger() => new(Tables(), TimeProvider.System);

    private ProgramTable Programs() => new(Tables());

    private TableServiceClient Tables() =>
        Mock.Of<TableServiceClient>(service => service.GetTableClient(It.IsAny<string>()) == _table.Object);
}
