using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Tests.Contracts;

/// <summary>Requests are checked by the rules of the season that they are solved in: those of the applicant's own Match.</summary>
public sealed class OwnSeasonTests
{
    private static readonly SeasonRules Shipped = DataFiles.ReadSeasons(AppContext.BaseDirectory).Latest;

    /// <summary>The next season, with one specialty and one pool of signals more.</summary>
    private static readonly SeasonRules Next = Shipped with
    {
        Season = "next",
        MatchYear = Shipped.MatchYear + 1,
        Specialties = new Dictionary<string, SpecialtyRules>(Shipped.Specialties)
        {
            ["new"] = new() { Name = "New", Service = "eras", Match = "nrmp", SignalPool = "new-pool", DefaultValue = 0.5 },
        },
        Pools = new Dictionary<string, PoolRules>(Shipped.Pools) { ["new-pool"] = new(1, 1, Certainty.Confirmed) },
    };

    private static readonly RecommendationReader Reader = new(
        new SeasonBook([Shipped, Next]), new SeasonClock(DataFiles.ReadReadiness(AppContext.BaseDirectory).Calendar, TimeProvider.System));

    [Theory]
    [InlineData("""{"preferences": {"specialties": {"new": 1}}}""", "preferences.specialties.new")]
    [InlineData("""{"limits": {"perSpecialty": {"new": 1}}}""", "limits.perSpecialty.new")]
    [InlineData("""{"limits": {"signals": {"new-pool": {"gold": 1}}}}""", "limits.signals.new-pool")]
    public void What_the_next_season_adds_cannot_be_asked_for_in_this_one(string wish, string field)
    {
        Assert.Equal(field, Assert.Single(Read(wish, Shipped.MatchYear)).Field);
        Assert.Empty(Read(wish, Next.MatchYear));
    }

    [Fact]
    public void What_is_asked_for_by_default_is_the_own_seasons()
    {
        var errors = new FieldErrors();
        var (now, next) = (Read("{}", Shipped.MatchYear, errors)!, Read("{}", Next.MatchYear, errors)!);

        Assert.Empty(errors.Listed);
        Assert.Equal(["new"], next.Preferences.Specialties.Keys.Except(now.Preferences.Specialties.Keys));
    }

    private static IReadOnlyList<FieldError> Read(string wish, int graduationYear)
    {
        var errors = new FieldErrors();
        Read(wish, graduationYear, errors);
        return errors.Listed;
    }

    private static RecommendationRequest? Read(string wish, int graduationYear, FieldErrors errors)
    {
        var body = JsonNode.Parse(wish)!.AsObject();
        body["applicant"] = new JsonObject { ["type"] = "us-md-senior", ["graduationYear"] = graduationYear };
        return Reader.Read(JsonElement.Parse(body.ToJsonString()), ProgramDirectory.Empty, SchoolDirectory.Empty, errors);
    }
}
