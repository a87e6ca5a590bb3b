using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Portfolio;

/// <summary>The bound can be rechecked from the certificate with simple sums, and so can the value, at correlation 0.</summary>
public sealed class CertificateTests(FunctionApp app) : IClassFixture<FunctionApp>
{
    private static readonly string[] Levels = ["none", "silver", "gold"];

    private readonly HttpClient _client = app.CreateClient();

    /// <summary>The small markets of the last three are proven by cases.</summary>
    [Theory]
    [InlineData(1, 12, 4)]
    [InlineData(2, 60, 20)]
    [InlineData(3, 300, 60)]
    [InlineData(4, 300, 100)]
    [InlineData(4, 10, 4)]
    [InlineData(9, 20, 6)]
    [InlineData(22, 20, 6)]
    public async Task The_bound_follows_from_the_certificate(int seed, int programs, int applications)
    {
        var request = JsonEdits.Parse(MarketRequest.Everything(seed, programs, applications, "0").ToJsonString());

        var answer = await SolvedMarket.OfAsync(_client, request);

        var certificate = answer.Certificate;
        var bound = certificate.Bound!.Value;
        Assert.Equal(bound, Bound(request, certificate, []), bound * 1e-9);
        Assert.All(certificate.Cases.Where(c => c.Bound is not null), proof => Assert.Equal(
            proof.Bound!.Value, Bound(request, proof, [.. proof.Decisions.Select(d => (certificate.Splits[d.Split], d))]), bound * 1e-9));
        Assert.Equal(answer.ExpectedValue, Value(request, answer), answer.ExpectedValue * 1e-9);
        Assert.InRange(answer.ExpectedValue, 0, answer.UpperBound);
        Assert.InRange(answer.UpperBound, 0, Proven(answer) * (1 + 1e-9));
        Assert.Equal((answer.UpperBound - answer.ExpectedValue) / answer.UpperBound, answer.Gap, 1e-12);
    }

    /// <summary>What the method proves: of cases the largest bound, of an exact method the value itself.</summary>
    private static double Proven(SolvedMarket answer) => answer.Certificate.Method switch
    {
        "dynamic-program" => answer.ExpectedValue,
        "cases" => Math.Min(answer.Certificate.Bound!.Value, answer.Certificate.Cases.Max(c => c.Bound ?? double.NegativeInfinity)),
        _ => answer.Certificate.Bound!.Value,
    };

    /// <summary>
    /// Value of the concave relaxation less gradient · point, plus what each program and each fee tier earns beyond its price, plus the
    /// priced limits and decisions.
    /// </summary>
    private static double Bound(
        JsonObject request, SolvedMarket.Proof certificate, (SolvedMarket.Split Split, SolvedMarket.Decision Side)[] decisions)
    {
        var programs = ByValue(request).Where(p => DecisionPrice(p, "none") is not null).ToArray();
        var amounts = certificate.Point.ToDictionary(p => p.Id, p => new[] { p.None, p.Silver, p.Gold });
        double[] Amounts(JsonNode program) => amounts.GetValueOrDefault(program["id"]!.GetValue<string>(), [0, 0, 0]);
        var hazards = programs.Select(p => Levels.Select(level => -Math.Log(1 - Odds(p, level))).ToArray()).ToArray();
        var steps =
            programs.Select((p, k) => Number(p, "value") - (k + 1 < programs.Length ? Number(programs[k + 1], "value") : 0)).ToArray();

        var bound = 0.0;
        var total = 0.0;
        var survival = new double[programs.Length];
        for (var k = 0; k < programs.Length; k++)
        {
            total += hazards[k].Zip(Amounts(programs[k]), (h, x) => h * x).Sum();
            survival[k] = Math.Exp(-total);
            bound += steps[k] * (1 - survival[k]);
        }

        for (var k = 0; k < programs.Length; k++)
        {
            var reach = Enumerable.Range(k, programs.Length - k).Sum(i => steps[i] * survival[i]);
            var gradient = hazards[k].Select(h => h * reach).ToArray();
            bound -= gradient.Zip(Amounts(programs[k]), (g, x) => g * x).Sum();
            bound += Math.Max(0, Levels.Select((level, l) =>
                gradient[l] - Price(programs[k], level) - DecisionPrice(programs[k], level)!.Value).Max());
        }

        var limits = request["limits"]!;
        bound += (certificate.Applications * Number(limits, "applications")) + (certificate.Budget * Number(limits, "budget"))
            + (certificate.Gold * Number(limits["signals"]!, "gold")) + (certificate.Silver * Number(limits["signals"]!, "silver"))
            + certificate.PerGroup.Sum(cap => cap.Value * Number(limits["perGroup"]!, cap.Key));
        foreach (var (group, tiers) in request["tiers"]!.AsObject())
        {
            // No group can hold more than its own cap and the overall one let it.
            var most = Math.Min(
                programs.Count(p => p["group"]!.GetValue<string>() == group),
                Math.Min(Number(limits, "applications"), limits["perGroup"]![group]?.GetValue<double>() ?? double.PositiveInfinity));
            bound += tiers!.AsArray().Sum(tier =>
                Math.Min(most, tier!["first"]?.GetValue<double>() ?? most) * Math.Max(
                    0, TierPrice(group) - (certificate.Budget * Number(tier, "each"))));
        }

        return bound + decisions.Sum(d => (d.Side.Price ?? 0) * (d.Side.More ? -(d.Split.Count + 1) : d.Split.Count));

        // "At most" charges for its programs and "more" pays for them; without a price, they are left out.
        double? DecisionPrice(JsonNode program, string level)
        {
            var concerned = decisions.Where(d =>
                (d.Split.Signal ?? level) == level && d.Split.Programs.Contains(program["id"]!.GetValue<string>())).ToArray();
            return concerned.Any(d => d.Side.Price is null)
                ? null
                : concerned.Sum(d => d.Side.More ? -d.Side.Price!.Value : d.Side.Price!.Value);
        }

        double Price(JsonNode program, string level)
        {
            var group = program["group"]!.GetValue<string>();
            return certificate.Applications + certificate.PerGroup.GetValueOrDefault(group) + TierPrice(group)
                + (certificate.Budget * Number(program, "cost"))
                + (level == "gold" ? certificate.Gold : level == "silver" ? certificate.Silver : 0);
        }

        // Where no limit lets a group leave its first tier, the certificate prices its applications like costs.
        double TierPrice(string group) => certificate.Tiers.TryGetValue(group, out var price)
            ? price
            : certificate.Budget * Number(request["tiers"]![group]![0]!, "each");
    }

    private static double Value(JsonObject request, SolvedMarket answer)
    {
        var signals = answer.Portfolio.ToDictionary(p => p.Id, p => p.Signal);
        var (value, open) = (0.0, 1.0);
        foreach (var program in ByValue(request).Where(p => signals.ContainsKey(p["id"]!.GetValue<string>())))
        {
            var odds = Odds(program, signals[program["id"]!.GetValue<string>()]);
            value += open * odds * Number(program, "value");
            open *= 1 - odds;
        }

        return value;
    }

    private static JsonNode[] ByValue(JsonObject request) =>
        [.. request["programs"]!.AsArray().Select(p => p!).OrderByDescending(p => Number(p, "value"))];

    private static double Odds(JsonNode program, string level) =>
        level == "none" ? Number(program, "odds") : Number(program["signalOdds"]!, level);

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();
}
