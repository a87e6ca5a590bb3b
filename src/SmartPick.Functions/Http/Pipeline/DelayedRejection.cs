using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http.Pipeline;

/// <summary>
/// A refusal that is sent a moment later. Whoever is turned away in no time asks again in no time, and all those answers would cost
/// the callers who are being served.
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
