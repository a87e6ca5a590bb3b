using System.Net;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>
/// Whatever happens to storage while the catalog is refreshed, an applicant is answered, from the whole of one edition, and the
/// next refresh succeeds.
/// </summary>
public sealed class ServingTests : IAsyncLifetime
{
    private FaultyStorage _storage = null!;
    private ServingInstance _app = null!;

    public async Task InitializeAsync()
    {
        _storage = await FaultyStorage.StartAsync(Edition.Old);
        _app = await ServingInstance.StartAsync(_storage);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Theory]
    [InlineData(Fate.Refused)]
    [InlineData(Fate.Throttled)]
    public async Task Storage_that_fails_from_some_request_of_a_refresh_on_is_not_felt(Fate fate)
    {
        const int Stride = 4;
        var next = Edition.New;
        for (var from = 1; ; from += Stride)
        {
            await _storage.UploadAsync(next);
            var requests = 0;
            _app.Line.On(_ => Interlocked.Increment(ref requests) >= from ? fate : Fate.Forwarded);

            var status = await _app.RefreshAsync();
            await _app.Applicant.AnswerAsync();

            _app.Line.On(_ => Fate.Forwarded);
            await RecoverAsync(next);
            if (requests < from)
            {
                Assert.Equal(HttpStatusCode.OK, status);
                Assert.InRange(from, 20, 60);
                return;
            }

            next = next.Other;
        }
    }

    [Fact]
    public async Task A_storage_that_holds_every_request_back_is_not_felt()
    {
        await _storage.UploadAsync(Edition.New);
        var mayGoOn = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        _app.Line.Decide = async _ =>
        {
            held.TrySetResult();
            await mayGoOn.Task;
            return Fate.Forwarded;
        };

        var refresh = _app.RefreshAsync();
        await held.Task;
        Assert.Equal(Edition.Old, await _app.Applicant.AnswerAsync());
        mayGoOn.SetResult();

        // A client that lost patience first has failed in good order; the next refresh comes to the same.
        Assert.Contains(await refresh, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable });
        await RecoverAsync(Edition.New);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(17)]
    public async Task A_storage_that_stops_in_the_middle_of_a_refresh_and_starts_again_is_not_felt(int request)
    {
        await _storage.UploadAsync(Edition.New);
        var requests = 0;
        _app.Line.Decide = async _ =>
        {
            if (Interlocked.Increment(ref requests) == request)
            {
                await _storage.Azurite.StopAsync();
            }

            return Fate.Forwarded;
        };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await _app.RefreshAsync());
        await _app.PassAsync(TimeSpan.FromHours(1));
        await _app.Applicant.AnswerAsync();
        Assert.InRange(await _app.StalenessAsync(), 3600, double.MaxValue);

        await _storage.Azurite.RestartAsync();
        await RecoverAsync(Edition.New);
        Assert.InRange(await _app.StalenessAsync(), 0, 60);
    }

    [Fact]
    public async Task Two_instances_that_race_for_the_pointer_are_not_felt()
    {
        await using var rival = await ServingInstance.StartAsync(_storage);
        await _storage.UploadAsync(Edition.New);
        var isRaced = false;
        _app.Line.Decide = async request =>
        {
            // The report is written just before the pointer is flipped.
            if (!isRaced && request.StartsWith("PUT", StringComparison.Ordinal) && request.Contains("/reports/", StringComparison.Ordinal))
            {
                isRaced = true;
                await _storage.ExpireLeaseAsync();
                Assert.Equal(HttpStatusCode.OK, await rival.RefreshAsync());
                Assert.Equal(Edition.New, await rival.Applicant.AnswerAsync());
            }

            return Fate.Forwarded;
        };

        Assert.Equal(HttpStatusCode.OK, await _app.RefreshAsync());

        Assert.True(isRaced);
        Assert.Equal(Edition.New, await _app.Applicant.AnswerAsync());
        await rival.RevalidateAsync();
        Assert.Equal(Edition.New, await rival.Applicant.AnswerAsync());
    }

    private async Task RecoverAsync(Edition edition)
    {
        await _storage.ExpireLeaseAsync();
        await _app.RevalidateAsync();
        await _app.Applicant.AnswerAsync();
        Assert.Equal(HttpStatusCode.OK, await _app.RefreshAsync());
        Assert.Equal(edition, await _app.Applicant.AnswerAsync());
    }
}
