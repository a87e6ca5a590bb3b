using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SmartPick.LocalRuntime.Tests.Http;

public sealed class InjectionTests
{
    [Fact]
    public async Task Every_request_gets_its_own_object_from_the_container()
    {
        var counter = new InstanceCounter();
        await using var host = await FunctionHost.StartAsync(
            [typeof(CountingFunction)], configure: builder => builder.Services.AddSingleton(counter));

        await host.Client.GetStringAsync(new Uri("count", UriKind.Relative));
        await host.Client.GetStringAsync(new Uri("count", UriKind.Relative));

        Assert.Equal(2, counter.Instances);
    }

    public sealed class InstanceCounter
    {
        public int Instances { get; set; }
    }

    public sealed class CountingFunction
    {
        public CountingFunction(InstanceCounter counter) => counter.Instances++;

        [Function("Count")]
        public Task<IResult> Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok());
    }
}
