using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartPick.Functions.Tests.Support;

/// <summary>Requests in one line.</summary>
internal static class Api
{
    public const string Recommendations = "/api/v1/recommendations";

    public static Uri At(string address) => new(address, UriKind.Relative);

    public static HttpRequestMessage Request(HttpMethod method, string address, HttpContent? content = null) =>
        new(method, At(address)) { Content = content };

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static Task<HttpResponseMessage> RecommendAsync(this HttpClient client, string body) =>
        client.PostAsync(At(Recommendations), Json(body));

    public static Task<HttpResponseMessage> RecommendAsync(this HttpClient client, JsonObject body) =>
        client.RecommendAsync(body.ToJsonString());

    public static async Task<HttpResponseMessage> RecommendAsync(this HttpClient client, JsonObject body, string accept, string query = "")
    {
        using var request = Request(HttpMethod.Post, Recommendations + query, Json(body.ToJsonString()));
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return await client.SendAsync(request);
    }

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(At(address));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} for {address}: {body}");
        return JsonElement.Parse(body);
    }
}
