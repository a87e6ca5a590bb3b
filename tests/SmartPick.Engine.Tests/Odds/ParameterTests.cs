using System.Text;
using System.Text.Json;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Odds;

public sealed class ParameterTests
{
    private static readonly ModelParameters Shipped = ShippedModel.Parameters;

    private static readonly Parameter Sample = new()
    {
        Name = "a.b",
        Value = 1,
        StandardError = 0.5,
        Unit = "log-odds",
        Kind = ParameterKind.Judged,
        Source = "here",
        Note = "",
    };

    [Fact]
    public void Every_parameter_has_source_kind_and_unit() => Assert.All(Shipped.All, p =>
    {
        Assert.False(string.IsNullOrWhiteSpace(p.Name));
        Assert.False(string.IsNullOrWhiteSpace(p.Unit), p.Name);
        Assert.True(Shipped.Sources.ContainsKey(p.Source), p.Name);
        Assert.False(string.IsNullOrWhiteSpace(Shipped.Sources[p.Source]), p.Name);
        Assert.True(Enum.IsDefined(p.Kind), p.Name);
    });

    [Fact]
    public void What_is_derived_shows_how() => Assert.All(
        Shipped.All.Where(p => p.Kind == ParameterKind.Derived), p => Assert.False(string.IsNullOrWhiteSpace(p.Note), p.Name));

    [Fact]
    public void What_is_published_is_not_our_own_word() => Assert.All(
        Shipped.All.Where(p => p.Kind == ParameterKind.Published), p => Assert.NotEqual("smartpick", p.Source));

    [Fact]
    public void Judged_effects_have_a_wide_standard_error()
    {
        // A coefficient that is judged is uncertain by at least a third of itself.
        var judged = Shipped.All.Where(p => p.Kind == ParameterKind.Judged && p.StandardError > 0
            && (p.Name.StartsWith("strength.", StringComparison.Ordinal) || p.Name.StartsWith("affinity.", StringComparison.Ordinal))
            // That of a type follows another one's: what is judged is the difference.
            && Shipped.Borrowed.All(b => b.Name != p.Name)).ToArray();

        Assert.True(judged.Length > 10);
        Assert.All(judged, p => Assert.True(p.StandardError >= Math.Abs(p.Value) / 3, $"{p.Name} {p.Specialty}"));
    }

    [Fact]
    public void Every_judged_coefficient_has_a_standard_error() => Assert.All(
        Shipped.All.Where(p => p.Kind == ParameterKind.Judged && p.Unit.StartsWith("log-odds", StringComparison.Ordinal)
            && !p.Name.EndsWith(".spread", StringComparison.Ordinal) && !p.Name.EndsWith(".reference", StringComparison.Ordinal) && !p.Name.EndsWith(".residual", StringComparison.Ordinal)),
        p => Assert.True(p.StandardError > 0, $"{p.Name} {p.Specialty}"));

    [Fact]
    public void All_three_kinds_are_there_and_said_apart() =>
        Assert.Equal(Enum.GetValues<ParameterKind>(), Shipped.All.Select(p => p.Kind).Distinct().Order());

    [Fact]
    public void Every_source_is_used() =>
        Assert.Equal(Shipped.Sources.Keys.Order(StringComparer.Ordinal), Shipped.All.Select(p => p.Source).Append(Shipped.Regions.Source).Concat(Shipped.Targets.Select(t => t.Source)).Concat(Shipped.Borrowed.Select(b => b.Source)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_derived_figure_is_its_arithmetic()
    {
        Assert.Equal(1.5 / 0.8, Shipped.Get("signal.gold").Value, 0.005);
        Assert.Equal((2.23 - 1.0) / (3.06 - 1.0), Shipped.Get("signal.silverShare").Value, 0.005);
        Assert.Equal(((0.88 * 256) + (0.12 * 241)) / 10, Shipped.Get("population.step2ck.mean.us-md-senior", "dr").Value, 0.005);
        Assert.Equal(((128 * 252) + (59 * 237)) / 1870.0, Shipped.Get("population.step2ck.mean.us-do-senior", "dr").Value, 0.005);
        Assert.Equal(76 / 104.0, Shipped.Get("policy.visa.j1.prior").Value, 0.005);
        Assert.Equal(23 / 99.0, Shipped.Get("policy.visa.h1b.prior").Value, 0.005);
        Assert.Equal(Math.Log(2227 * 72 / 1162.0), Shipped.Get("selectivity.applicantsPerPosition.reference", "dr").Value, 0.005);
        Assert.Equal(Math.Log(479 * 37 / 188.0), Shipped.Get("selectivity.applicantsPerPosition.reference", "ir-integrated").Value, 0.005);
        Assert.Equal(LogOdds(12 * 1162 / (2227 * 72.0)), Shipped.Get("selectivity.interviewRate.reference", "dr").Value, 0.005);
        Assert.Equal(276 / (276 + 1419.0), Shipped.Get("population.interest", "ir-integrated").Value, 0.005);

        static double LogOdds(double p) => Math.Log(p / (1 - p));
    }

    [Fact]
    public void An_unknown_name_is_named()
    {
        Assert.Contains("no.such", Assert.Throws<KeyNotFoundException>(() => Shipped.Get("no.such")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no.such", Assert.Throws<KeyNotFoundException>(() => Shipped.Get("no.such", "dr")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_specialty_has_its_own_value_or_the_common_one()
    {
        var model = Model(Sample, Sample with { Specialty = "dr", Value = 2 });

        Assert.Equal(2, model.Get("a.b", "dr").Value);
        Assert.Equal(1, model.Get("a.b", "ir-integrated").Value);
        Assert.Equal(1, model.Get("a.b").Value);
    }

    [Fact]
    public void A_value_of_one_specialty_alone_is_not_everybodys() =>
        Assert.Throws<KeyNotFoundException>(() => Model(Sample with { Specialty = "dr" }).Get("a.b", "ir-integrated"));

    [Theory]
    [InlineData(double.NaN, 0.0)]
    [InlineData(double.PositiveInfinity, 0.0)]
    [InlineData(1.0, -0.1)]
    [InlineData(1.0, double.NaN)]
    public void Numbers_are_finite_and_errors_not_negative(double value, double error)
    {
        var thrown = Assert.Throws<ArgumentException>(() => Model(Sample with { Value = value, StandardError = error }));

        Assert.Contains("a.b", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_infinite_standard_error_is_refused() =>
        Assert.Throws<ArgumentException>(() => Model(Sample with { StandardError = double.PositiveInfinity }));

    [Fact]
    public void An_unknown_source_is_named() => Assert.Contains(
        "nowhere", Assert.Throws<ArgumentException>(() => Model(Sample with { Source = "nowhere" })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_is_given_once() => Assert.Throws<ArgumentException>(() => Model(Sample, Sample with { Value = 2 }));

    [Theory]
    [InlineData("{\"version\": \"1\", \"calibrated\": false}", "{\"parameters\": []}")]
    [InlineData("{\"version\": \"1\", \"calibrated\": false, \"sources\": {}, \"extra\": 1}", "{\"parameters\": []}")]
    [InlineData("{\"version\": \"1\", \"calibrated\": false, \"sources\": {}}", "{\"parameters\": [{\"name\": \"a\"}]}")]
    [InlineData("{\"version\": \"1\", \"calibrated\": false, \"sources\": {}}", "{\"parameters\": [")]
    [InlineData("null", "{\"parameters\": []}")]
    public void A_malformed_text_is_refused(string header, string parameters) =>
        Assert.Throws<JsonException>(() => ModelJson.Parse(Encoding.UTF8.GetBytes(header), [Encoding.UTF8.GetBytes(parameters)]));

    private static ModelParameters Model(params Parameter[] parameters) =>
        new("test", false, new Dictionary<string, string> { ["here"] = "A source" }, parameters);
}
