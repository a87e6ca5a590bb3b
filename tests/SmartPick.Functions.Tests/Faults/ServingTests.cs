using System.Net;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>
/// Whatever happens to storage while the catalog is refreshed, an applicant is answered, from the whole of one edition, and the
/// next refresh succeeds.
/// </summary>
public sealed class ServingTests : FaultTests
{
    [Theory]
    [InlineData(Fate.Refused)]
    [InlineData(Fate.Throttled)]
    public async Task Storage_that_fails_from_some_request_of_a_refresh_on_is_not_felt(Fate fate)
    {
        const int Stride = 4;
        var next = Edition.New;
        for (var from = 1; ; from += Stride)
        {
            await Storage.UploadAsync(next);
            var requests = 0;
            App.Line.On(_ => Interlocked.Increment(ref requests) >= from ? fate : Fate.Forwarded);

            var status = await App.RefreshAsync();
            await App.Applicant.AnswerAsync();

            App.Line.On(_ => Fate.Forwarded);
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
    public async Task AStorage_that_holds_every_request_back_is_not_felt()
    {
        await Storage.UploadAsync(Edition.New);
        var mayGoOn = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        App.Line.Decide = async _ =>
        {
            held.TrySetResult();
            await mayGoOn.Task;
            return Fate.Forwarded;
        };

        var refresh = App.RefreshAsync();
        await held.Task;
        Assert.Equal(Edition.Old, await App.Applicant.AnswerAsync());
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
    public async Task AStorage_that_stops_in_the_middle_of_a_refresh_and_starts_again_is_not_felt(int request)
    {
        await Storage.UploadAsync(Edition.New);
        var requests = 0;
        App.Line.Decide = async _ =>
        {
            if (Interlocked.Increment(ref requests) == request)
            {
                await Storage.Azurite.StopAsync();
            }

            return Fate.Forwarded;
        };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await App.RefreshAsync());
        await App.PassAsync(TimeSpan.FromHours(1));
        await App.Applicant.AnswerAsync();
        Assert.InRange(await App.StalenessAsync(), 3600, double.MaxValue);

        await Storage.Azurite.RestartAsync();
        await RecoverAsync(Edition.New);
        Assert.InRange(await App.StalenessAsync(), 0, 60);
    }

    [Fact]
    public async Task Two_instances_that_race_for_the_pointer_are_not_felt()
    {
        await using var rival = await ServingInstance.StartAsync(Storage);
        await Storage.UploadAsync(Edition.New);
        var isRaced = false;
        App.Line.Decide = async request =>
        {
            // The report is written just before the pointer is flipped.
            if (!isRaced && request.StartsWith("PUT", StringComparison.Ordinal) && request.Contains("/reports/", StringComparison.Ordinal))
            {
                isRaced = true;
                await Storage.ExpireLeaseAsync();
                Assert.Equal(HttpStatusCode.OK, await rival.RefreshAsync());
                Assert.Equal(Edition.New, await rival.Applicant.AnswerAsync());
            }

            return Fate.Forwarded;
        };

        Assert.Equal(HttpStatusCode.OK, await App.RefreshAsync());

        Assert.True(isRaced);
        Assert.Equal(Edition.New, await App.Applicant.AnswerAsync());
        await rival.RevalidateAsync();
        Assert.Equal(Edition.New, await rival.Applicant.AnswerAsync());
    }

    private async Task RecoverAsync(Edition edition)
    {
        await Storage.ExpireLeaseAsync();
        await App.RevalidateAsync();
        await App.Applicant.AnswerAsync();
        Assert.Equal(HttpStatusCode.OK, await App.RefreshAsync());
        Assert.Equal(edition, await App.Applicant.AnswerAsync());
    }
}
