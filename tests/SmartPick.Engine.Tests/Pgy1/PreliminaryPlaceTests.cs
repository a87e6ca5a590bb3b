using SmartPick.Engine.Applicants;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Tests.Support;
using static SmartPick.Engine.Pgy1.PreliminaryPlaces;

namespace SmartPick.Engine.Tests.Pgy1;

/// <summary>Where to ask for a preliminary year: near programs of the list that may be advanced.</summary>
public sealed class PreliminaryPlaceTests
{
    private static readonly ResidencyProgram Listed = Program("1", "dr", "ohio-state", "Columbus", "OH");

    private static readonly ResidencyProgram SameInstitution = Program("2", "internal-medicine", "ohio-state", "Dublin", "OH");
    private static readonly ResidencyProgram SameCity = Program("3", "internal-medicine", "mercy", "Columbus", "OH");
    private static readonly ResidencyProgram SameState = Program("4", "internal-medicine", "lakeside", "Cleveland", "OH");
    private static readonly ResidencyProgram Elsewhere = Program("5", "internal-medicine", "westside", "Columbus", "GA");
    private static readonly ResidencyProgram Surgery = Program("6", "general-surgery", "mercy", "Columbus", "OH");
    private static readonly ResidencyProgram Pediatrics = Program("7", "pediatrics", "ohio-state", "Columbus", "OH");

    private static readonly Preferences Dr = new() { Specialties = new Dictionary<string, double> { ["dr"] = 1 } };

    private static readonly ResidencyProgram[] Catalog = [Listed, SameInstitution, SameCity, SameState, Elsewhere, Surgery, Pediatrics];

    [Fact]
    public void Medicine_and_surgery_programs_near_the_list_are_named_the_nearest_first()
    {
        var places = Near(Catalog, [Listed]);

        Assert.Equal([SameInstitution, SameCity, SameState, Surgery], places.Select(p => p.Program));
        Assert.All(places, p => Assert.Equal(Listed, p.Near));
    }

    [Fact]
    public void At_most_so_many_of_each_specialty_are_named_and_always_the_same()
    {
        var crowd = Enumerable.Range(100, 60).Select(i => Program($"{i}", i % 2 == 0 ? "internal-medicine" : "general-surgery", $"at-{i}", "Columbus", "OH")).ToArray();

        var places = Near([.. Catalog, .. crowd], [Listed]);

        Assert.Equal([MaxPerSpecialty, MaxPerSpecialty], places.CountBy(p => p.Program.Specialty).Select(s => s.Value));
        Assert.Distinct(places.Select(p => p.Program.Id));
        Assert.Equal(places, Near([.. crowd.Reverse(), .. Catalog.Reverse()], [Listed]));
    }

    [Fact]
    public void A_program_of_the_list_is_not_named_again() =>
        Assert.DoesNotContain(Near(Catalog, [Listed, SameInstitution]), p => p.Program == SameInstitution);

    [Fact]
    public void Nobody_is_sent_where_they_do_not_want_to_go()
    {
        var preferences = Dr with { Exclude = new HashSet<string> { SameCity.Id } };

        Assert.DoesNotContain(Near(Catalog, [Listed], preferences), p => p.Program == SameCity);
        Assert.Empty(Near(Catalog, [Listed], Dr with { ExcludeStates = ["OH"] }));
        Assert.Empty(Near([.. Catalog.Select(p => p with { Setting = ProgramSetting.Military })], [Listed]));
        Assert.NotEmpty(
            Near([.. Catalog.Select(p => p with { Setting = ProgramSetting.Military })], [Listed], Dr with { Military = true }));
    }

    [Fact]
    public void A_program_that_is_known_to_have_no_such_year_is_not_asked() => Assert.DoesNotContain(
        Near([Listed, SameCity with { Tracks = Tracks.Categorical }], [Listed]), p => p.Program.Id == SameCity.Id);

    [Fact]
    public void Who_needs_no_first_year_has_nobody_to_ask()
    {
        Assert.Empty(Near(Catalog, [Listed with { Tracks = Tracks.Categorical }]));
        Assert.Empty(Near(Catalog, []));
        Assert.Empty(Near(Catalog, [Listed], applicant: MadeUp.Average with { Pgy1 = Pgy1Training.Completed }));
    }

    [Fact]
    public void The_distance_is_given_where_both_places_are_known()
    {
        var there = Listed with { Location = new GeoPoint(39.96, -83) };
        var here = SameState with { Location = new GeoPoint(41.5, -81.7) };

        Assert.InRange(Assert.Single(Near([there, here], [there])).DistanceKm!.Value, 190, 220);
        Assert.Null(Assert.Single(Near([there, SameState], [there])).DistanceKm);
    }

    private static IReadOnlyList<PreliminaryPlace> Near(
        ResidencyProgram[] catalog, ResidencyProgram[] list, Preferences? preferences = null, Applicant? applicant = null) => Of(
            new RecommendationRequest { Applicant = applicant ?? MadeUp.Average, Preferences = preferences ?? Dr, TieSeed = 3 },
            list,
            new ProgramDirectory(catalog),
            ShippedModel.Parameters);

    private static ResidencyProgram Program(string id, string specialty, string institution, string city, string state) => new()
    {
        Id = id,
        Specialty = specialty,
        Name = $"Program {id}",
        Institution = institution,
        City = city,
        State = state,
        Source = "made up",
        SourceDate = new DateOnly(2026, 1, 1),
    };
}
