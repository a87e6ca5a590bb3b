using System.Text.Json;

namespace SmartPick.Data.Tests;

/// <summary>data/readiness/partners.json: usual pairs of specialties.</summary>
public sealed class PartnerTests
{
    private static readonly JsonElement File = JsonElement.Parse(
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "partners.json")));

    [Fact]
    public void Pairs_are_of_two_specialties_of_the_directory_each_once()
    {
        var pairs = Pairs().Select(p => (Text(p, "specialty"), Text(p, "partner"))).ToArray();

        Assert.Distinct(pairs);
        Assert.All(pairs, p => Assert.NotEqual(p.Item1, p.Item2));
        Assert.All(pairs.SelectMany(p => new[] { p.Item1, p.Item2 }), code => Assert.Contains(code, ShippedFile.Specialties));
    }

    [Fact]
    public void Every_pair_cites_a_source_and_only_counted_ones_have_a_share() => Assert.All(Pairs(), p =>
    {
        Assert.True(File.GetProperty("sources").TryGetProperty(Text(p, "source"), out _), p.ToString());
        Assert.Equal(
            Text(p, "kind") == "published",
            p.TryGetProperty("share", out var share) && share.GetDouble() is > 0 and < 1 && p.TryGetProperty("note", out _));
    });

    private static JsonElement[] Pairs() => [.. File.GetProperty("partners").EnumerateArray()];

    private static string Text(JsonElement pair, string name) => pair.GetProperty(name).GetString()!;
}
