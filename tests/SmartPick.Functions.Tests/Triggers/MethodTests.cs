using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Azure.Functions.Worker;
using SmartPick.LocalRuntime;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Triggers;

public sealed class MethodTests : IDisposable
{
    private readonly WebApplicationFactory<LocalProgram> _app = new WebApplicationFactory<LocalProgram>().WithWebHostBuilder(
        builder => builder.UseSetting("AzureWebJobsStorage", AzuriteAccount.ConnectionString(AzuritePorts.FindFree())));

    [Fact]
    public async Task A_method_that_the_contract_does_not_list_is_told_those_it_lists()
    {
        using var client = _app.CreateClient();
        foreach (var (route, (level, methods)) in TriggerTable.Routes)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Delete, route.Replace("{programId}", "4160000001", StringComparison.Ordinal));
            if (level != AuthorizationLevel.Anonymous)
            {
                using var refused = await client.DeleteAsync(request.RequestUri);
                Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
                request.Headers.Add("x-functions-key", "local-only");
            }

            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(methods, answer.Content.Headers.Allow);
        }
    }

    public void Dispose() => _app.Dispose();
}
