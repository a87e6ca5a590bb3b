using System.Net.Sockets;

namespace SmartPick.Worker.Tests.Host;

/// <summary>
/// Sends requests to a worker whose server may not listen yet: like the host, it tries again while connections are refused.
/// </summary>
internal sealed class RetryingHandler() : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    // A caller who asks whether to go on with the body is answered by the function, however long that takes.
    Expect100ContinueTimeout = Timeout.InfiniteTimeSpan,
})
{
    private const int Tries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var pause = new PeriodicTimer(Pause);
        for (var left = Tries; ; left--)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException refused) when (
                left > 1 && refused.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                await pause.WaitForNextTickAsync(cancellationToken);
            }
        }
    }
}
