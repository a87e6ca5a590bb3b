using System.Net;
using System.Text.Json;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Programs;

/// <summary><c>GET /api/v1/programs/{programId}</c>.</summary>
[Collection(SeededAppTests.Name)]
public sealed class DetailTests(SeededApp app)
{
    [Fact]
    public async Task Every_column_of_the_file_is_there_known_or_unknown()
    {
        // The first program of the file, whose line holds no quotes.
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "programs", "ir-integrated.csv")).Take(2).ToArray();
        var columns = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(c => c.First, c => c.Second);

        var program = await app.Client.GetJsonAsync($"/api/v1/programs/{columns["program_id"]}");

        Assert.Equal(columns["name"], program.GetProperty("name").GetString());
        Assert.Equal(columns["institution"], program.GetProperty("institution").GetString());
        Assert.Equal(columns["source"], program.GetProperty("source").GetString());
        Assert.Equal(columns["source_date"], program.GetProperty("sourceDate").GetString());
        var fields = program.GetProperty("fields");
        Assert.Equal(
            columns.Keys.Order(StringComparer.Ordinal), fields.EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(columns, column =>
        {
            var field = fields.GetProperty(column.Key);
            Assert.Equal(column.Value.Length > 0, field.GetProperty("known").GetBoolean());
            Assert.Equal(column.Value.Length > 0 ? column.Value : null, Text(field, "value"));
            Assert.Equal(column.Value.Length > 0 ? columns["source"] : null, Text(field, "source"));
        });

        static string? Text(JsonElement field, string name) => field.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    [Theory]
    [InlineData("0000000000")]
    [InlineData("4160100001x")]
    [InlineData("a%20b")]
    public async Task An_unknown_program_is_not_found(string id)
    {
        using var response = await app.Client.GetAsync(Api.At($"/api/v1/programs/{id}"));

        await Problem.OfAsync(response, HttpStatusCode.NotFound);
    }
}
