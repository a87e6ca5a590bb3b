using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Applicants;

/// <summary>A medical school stands for its home programs and for a tie to its state.</summary>
public sealed class MedicalSchoolTests
{
    private static readonly ProgramDirectory Catalog = new(FictionalCatalog.Create(2026, 90));
    private static readonly ResidencyProgram Home = Catalog.Of("dr")[0];
    private static readonly ResidencyProgram Elsewhere = Catalog.Of("dr").First(
        p => p.State != Home.State && p.Institution != Home.Institution);
    private static readonly Applicant Untold = MadeUp.Average with { Ties = null, HomeInstitution = null };

    [Fact]
    public void Its_programs_are_as_good_as_the_home_institutions()
    {
        var bySchool = Untold with { MedicalSchool = School(Home.Id) };
        var byInstitution = Untold with { HomeInstitution = Home.Institution, Ties = new Ties([Home.State], []) };

        Assert.Equal(Interview(byInstitution, Home), Interview(bySchool, Home));
        Assert.True(Interview(bySchool, Home) > Interview(Untold, Home));
        Assert.True(bySchool.KnowsFromWithin(Home));
        Assert.Contains(Reasons(bySchool, Home), r => r == "home-program");
    }

    [Fact]
    public void Its_state_is_a_tie_and_other_states_stay_unknown()
    {
        var neighbor = Catalog.Of("dr").FirstOrDefault(p => p.State == Home.State && p.Institution != Home.Institution) ?? Home;
        var schooled = Untold with { MedicalSchool = School() };

        Assert.Contains(Reasons(schooled, neighbor), r => r == "geographic-tie");
        Assert.DoesNotContain(Reasons(schooled, Elsewhere), r => r == "geographic-tie");
        Assert.Contains("applicant.ties", Unknown(schooled, Elsewhere));
        Assert.DoesNotContain("applicant.ties", Unknown(schooled, neighbor));
    }

    [Fact]
    public void Its_state_is_a_tie_beside_those_that_are_told()
    {
        var told = Untold with { MedicalSchool = School(), Ties = new Ties([Elsewhere.State], []) };

        Assert.Contains(Reasons(told, Elsewhere), r => r == "geographic-tie");
        Assert.Contains(Reasons(told, Catalog.Of("dr").First(p => p.State == Home.State)), r => r == "geographic-tie");
    }

    [Fact]
    public void No_home_program_is_an_answer()
    {
        var homeless = Untold with { MedicalSchool = School() };

        Assert.True(homeless.HomeIsTold);
        Assert.DoesNotContain("applicant.homeInstitution", Unknown(homeless, Elsewhere));
        Assert.DoesNotContain(Catalog.Programs, homeless.IsHome);
    }

    [Fact]
    public void A_home_institution_takes_the_place_of_the_schools_programs()
    {
        var moved = Untold with { MedicalSchool = School(Home.Id), HomeInstitution = Elsewhere.Institution };

        Assert.False(moved.IsHome(Home));
        Assert.True(moved.IsHome(Elsewhere));
    }

    private static MedicalSchool School(params string[] homePrograms) =>
        new("made-up", Home.State, homePrograms.ToHashSet(StringComparer.Ordinal));

    private static double Interview(Applicant applicant, ResidencyProgram program) => At(applicant, program).Interview[SignalLevel.None].P;

    private static string[] Reasons(Applicant applicant, ResidencyProgram program) =>
        [.. At(applicant, program).Contributions.ToArray().Select(c => c.Factor)];

    private static IReadOnlyList<string> Unknown(Applicant applicant, ResidencyProgram program) => [.. At(applicant, program).Unknown];

    private static ProgramOdds At(Applicant applicant, ResidencyProgram program) =>
        new OddsModel(applicant, 2026, ShippedModel.Parameters).At(program);
}
