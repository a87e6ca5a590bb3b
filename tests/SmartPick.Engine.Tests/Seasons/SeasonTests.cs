using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Seasons;

public sealed class SeasonTests
{
    private static readonly SeasonRules Rules = ShippedModel.Season2026;

    private static readonly SeasonBook Book = new([Later(2028), Rules]);

    [Theory]
    [InlineData(ApplicantType.UsMdSenior)]
    [InlineData(ApplicantType.UsDoSenior)]
    public void A_senior_matches_in_the_year_of_graduation(ApplicantType type)
    {
        var season = Book.For(new Applicant { Type = type, GraduationYear = 2026 });

        Assert.Equal((2026, 2026, false), (season.Rules.MatchYear, season.MatchYear, season.RulesAreBorrowed));
    }

    [Theory]
    [InlineData(2027)]
    [InlineData(2031)]
    public void Rules_that_are_not_known_yet_are_borrowed_from_the_latest(int year)
    {
        var season = Book.For(new Applicant { Type = ApplicantType.UsMdSenior, GraduationYear = year });

        Assert.Equal((2028, year, true), (season.Rules.MatchYear, season.MatchYear, season.RulesAreBorrowed));
    }

    [Theory]
    [InlineData(ApplicantType.UsMdGraduate, 2020)]
    [InlineData(ApplicantType.NonUsImg, 2026)]
    [InlineData(ApplicantType.UsMdSenior, null)]
    public void Everyone_else_matches_in_the_latest_season(ApplicantType type, int? graduation)
    {
        var season = Book.For(new Applicant { Type = type, GraduationYear = graduation });

        Assert.Equal((2028, 2028, false), (season.Rules.MatchYear, season.MatchYear, season.RulesAreBorrowed));
    }

    [Theory]
    [InlineData(ApplicantType.UsMdGraduate, 2020)]
    [InlineData(ApplicantType.UsMdSenior, null)]
    public void Who_names_no_season_takes_the_next_one_they_can_apply_in(ApplicantType type, int? graduation)
    {
        var season = Book.For(new Applicant { Type = type, GraduationYear = graduation }, Standing(2029));

        Assert.Equal((2028, 2029, true), (season.Rules.MatchYear, season.MatchYear, season.RulesAreBorrowed));
    }

    [Fact]
    public void A_senior_keeps_the_season_of_their_graduation_even_when_it_is_over() => Assert.Equal(
        2026, Book.For(new Applicant { Type = ApplicantType.UsMdSenior, GraduationYear = 2026 }, Standing(2029) with { Reapplying = true })
            .MatchYear);

    [Fact]
    public void A_book_has_a_season() => Assert.Throws<ArgumentException>(() => new SeasonBook([]));

    [Fact]
    public void Radiology_shares_one_pool_of_six_gold_and_six_silver()
    {
        Assert.Equal(Rules.Specialties["dr"].SignalPool, Rules.Specialties["ir-integrated"].SignalPool);
        Assert.Equal(new SignalPool(6, 6), Rules.SignalPools[Rules.Specialties["dr"].SignalPool]);
    }

    [Fact]
    public void A_preparatory_year_cannot_be_asked_for()
    {
        Assert.Equal(["ty"], Rules.Preparatory);
        Assert.DoesNotContain("ty", Rules.Preferable);
        Assert.Contains("PGY-1", Rules.WhyNot("ty"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_applicant_who_names_no_specialty_means_radiology() =>
        Assert.Equal(new Dictionary<string, double> { ["ir-integrated"] = 1, ["dr"] = 0.7 }, Rules.DefaultValues());

    [Fact]
    public void Only_specialties_with_odds_and_fees_can_be_asked_for()
    {
        var rules = (
            Rules with { Services = new Dictionary<string, ServiceRules>(Rules.Services) { ["residencycas"] = new("ResidencyCAS") } })
            .Answerable(["dr", "family-medicine", "emergency-medicine"]);

        Assert.Equal(["dr", "family-medicine"], rules.Preferable);
        Assert.Null(rules.WhyNot("family-medicine"));
        Assert.Contains("odds", rules.WhyNot("urology"), StringComparison.Ordinal);
        Assert.Contains("fees of ResidencyCAS", rules.WhyNot("emergency-medicine"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_withheld_specialty_says_why()
    {
        Assert.Contains("incomplete", Rules.WhyNot("obgyn"), StringComparison.Ordinal);
        Assert.Contains("SF Match", Rules.WhyNot("ophthalmology"), StringComparison.Ordinal);
        Assert.Null(Rules.WhyNot("tarot"));
    }

    [Fact]
    public void What_the_fees_leave_out_is_said()
    {
        Assert.Contains(Rules.ServiceOf("dr").Fees.NotIncluded, n => n.What.Contains("transcript", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Rules.ServiceOf("dr").Fees.NotIncluded, n => n.What.Contains("NRMP", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"signalPool\": \"urology\"", "\"signalPool\": \"tarot\"", "urology")]
    [InlineData("\"match\": \"aua\"", "\"match\": \"tarot\"", "urology")]
    [InlineData("\"service\": \"residencycas\"", "\"service\": \"tarot\"", "em-")]
    public void An_unknown_key_is_named(string text, string changed, string specialty)
    {
        var error = Assert.Throws<JsonException>(() => SeasonJson.Parse(Changed(text, changed)));

        Assert.Contains("tarot", error.Message, StringComparison.Ordinal);
        Assert.Contains(specialty, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dr", "ERAS", 41, 660)]
    [InlineData("urology", "ERAS", 30, 330)]
    [InlineData("emergency-medicine", "ResidencyCAS", 1, 99)]
    [InlineData("emergency-medicine", "ResidencyCAS", 18, 99)]
    [InlineData("emergency-medicine", "ResidencyCAS", 46, 683)]
    public void Applications_to_a_specialty_cost_what_its_service_takes(string specialty, string service, int applications, double dollars)
    {
        Assert.Equal(service, Rules.ServiceOf(specialty).Name);
        Assert.Equal(dollars, Rules.FeesOf(specialty).Total(applications).Dollars);
    }

    [Fact]
    public void A_specialty_pays_the_fees_of_its_service()
    {
        var season = SeasonJson.Parse(WithSecondService(
            """{ "name": "ResidencyCAS", "fees": { "kind": "expected", "tiers": [ { "first": 18, "flat": 99 }, { "first": 12, "each": 18 }, { "each": 23 } ], "notIncluded": [] } }"""));

        // As the service's example has it: 46 programs for $683.
        Assert.Equal(683, season.FeesOf("dr").Total(46).Dollars);
        Assert.Equal([99, 0, 0, 18, 23], new[] { 0, 1, 17, 18, 30 }.Select(sent => season.FeesOf("dr").Next(sent).Dollars));
        Assert.False(season.FeesOf("dr").IsAssisted);
        Assert.Equal(11, season.FeesOf("ir-integrated").Next(0).Dollars);
        Assert.True(season.FeesOf("ir-integrated").IsAssisted);
    }

    [Theory]
    [InlineData("""{ "first": 18 }""", "price")]
    [InlineData("""{ "first": 18, "flat": 99, "each": 5 }""", "price")]
    [InlineData("""{ "first": 18, "flat": -1 }""", "negative")]
    [InlineData("""{ "first": 0, "flat": 99 }""", "width")]
    [InlineData("""{ "first": 18, "each": 19 }""", "fall")]
    [InlineData("""{ "flat": 99 }""", "last")]
    public void Fees_that_make_no_schedule_are_refused(string tier, string says)
    {
        var error = Assert.Throws<JsonException>(() => SeasonJson.Parse(WithSecondService(
            $$"""{ "name": "Other", "fees": { "kind": "expected", "tiers": [ {{tier}}, { "each": 18 } ], "notIncluded": [] } }""")));

        Assert.Contains("residencycas", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Assistance_with_fees_that_begin_flat_is_refused() => Assert.Throws<JsonException>(() => SeasonJson.Parse(
        Changed("{ \"first\": 30, \"each\": 11 }", "{ \"first\": 30, \"flat\": 11 }")));

    [Fact]
    public void An_unknown_service_is_named()
    {
        var error = Assert.Throws<JsonException>(() => SeasonJson.Parse(Changed("\"defaultValue\": 0.7", "\"defaultValue\": 0.7, \"service\": \"pigeon\"")));

        Assert.Contains("pigeon", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"matchYear\": 2026,", "")]
    [InlineData("\"services\":", "\"servicez\":")]
    [InlineData("\"tiers\":", "\"tears\":")]
    [InlineData("\"rate\": 0.7,", "")]
    public void A_season_without_what_it_needs_is_refused(string text, string changed) =>
        Assert.Throws<JsonException>(() => SeasonJson.Parse(Changed(text, changed)));

    private static SeasonStanding Standing(int year) =>
        new(year, Assumed: false, Reapplying: false, ApplicationsOut: false, DatesKnown: true);

    private static SeasonRules Later(int year) => Rules with { Season = $"{year}", MatchYear = year };

    /// <summary>The season with another service, through which DR is applied to.</summary>
    private static byte[] WithSecondService(string service)
    {
        var json = JsonNode.Parse(Changed("\"services\"", "\"services\""))!;
        json["services"]!["residencycas"] = JsonNode.Parse(service);
        json["specialties"]!["dr"]!["service"] = "residencycas";
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static byte[] Changed(string text, string changed)
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seasons", "2026.json"));
        Assert.Contains(text, json, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(json.Replace(text, changed, StringComparison.Ordinal));
    }
}
