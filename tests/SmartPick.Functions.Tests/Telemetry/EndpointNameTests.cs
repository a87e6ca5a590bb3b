using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Tests.Telemetry;

/// <summary>What metrics call an address.</summary>
public sealed class EndpointNameTests
{
    [Theory]
    [InlineData("/api/v1/recommendations", "/api/v1/recommendations")]
    [InlineData("/API/V1/Recommendations/", "/api/v1/recommendations")]
    [InlineData("/api/v1/programs/4160100001", "/api/v1/programs")]
    [InlineData("/api/v1/programs/4160100001/", "/api/v1/programs")]
    [InlineData("/api/openapi.json", "/api/openapi.json")]
    [InlineData("/api/docs/", "/api/docs")]
    public void An_endpoint_has_one_name(string address, string name) => Assert.Equal(name, EndpointName.FromPath(address));
}
