using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Tests.Programs;

public sealed class HomeProgramTests
{
    private static readonly GeoPoint AnnArbor = new(42.28, -83.74);
    private static readonly GeoPoint GrandRapids = new(42.96, -85.67);
    private static readonly GeoPoint Columbus = new(39.96, -83.0);

    private static readonly ProgramDirectory Programs = new(
    [
        Program("1", "im", "west", GrandRapids, ProgramSetting.University),
        Program("2", "im", "main", AnnArbor, ProgramSetting.University),
        Program("3", "im", "named", AnnArbor, ProgramSetting.UniversityAffiliated),
        Program("4", "surgery", "named", Columbus, null),
        Program("5", "surgery", "west", GrandRapids, ProgramSetting.UniversityAffiliated),
        Program("6", "dr", "other", AnnArbor, ProgramSetting.University),
    ]);

    private static readonly School School = new()
    {
        Key = "school",
        Name = "School",
        ShortName = "School",
        Aliases = [],
        Degree = SchoolDegree.MD,
        City = "Ann Arbor",
        State = "MI",
        Location = AnnArbor,
        Institutions = ["named", "west", "main", "closed"],
        Source = "made up",
    };

    [Fact]
    public void The_schools_own_programs_come_before_those_that_carry_its_name_and_the_nearest_first() =>
        Assert.Equal(["2", "1"], Programs.HomeProgramsOf(School, "im").Select(p => p.Id));

    [Fact]
    public void Programs_that_carry_its_name_count_where_it_has_none_of_its_own() =>
        Assert.Equal(["5", "4"], Programs.HomeProgramsOf(School, "surgery").Select(p => p.Id));

    [Fact]
    public void No_home_program_is_an_answer()
    {
        Assert.Empty(Programs.HomeProgramsOf(School, "dr"));
        Assert.Empty(Programs.HomeProgramsOf(School with { Institutions = [] }));
    }

    [Fact]
    public void By_specialty_they_are_the_same()
    {
        var bySpecialty = Programs.HomeProgramsOf(School);

        Assert.Equal(["im", "surgery"], bySpecialty.Keys.Order(StringComparer.Ordinal));
        Assert.All(bySpecialty, s => Assert.Equal(Programs.HomeProgramsOf(School, s.Key), s.Value));
    }

    [Fact]
    public void A_school_without_coordinates_has_the_programs_of_its_city_first() =>
        Assert.Equal(["2", "1"], Programs.HomeProgramsOf(School with { Location = null }, "im").Select(p => p.Id));

    private static ResidencyProgram Program(string id, string specialty, string institution, GeoPoint place, ProgramSetting? setting) =>
        new()
        {
            Id = id,
            Specialty = specialty,
            Name = $"Program {id}",
            Institution = institution,
            City = place == AnnArbor ? "Ann Arbor" : "Elsewhere",
            State = "MI",
            Location = place,
            Setting = setting,
            Source = "made up",
            SourceDate = new DateOnly(2026, 1, 2),
        };
}
