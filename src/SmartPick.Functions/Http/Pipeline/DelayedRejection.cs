using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http.Pipeline;

/// <summary>
/// A rejection that is sent after a short delay. Callers who are rejected at once retry at once, and answering them would slow down the
/// callers who are being served.
/// </summary>
internal sealed class DelayedRejection(IResult rejection, TimeProvider time) : IResult
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            await Task.Delay(Delay, time, httpContext.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await rejection.ExecuteAsync(httpContext);
    }
}
