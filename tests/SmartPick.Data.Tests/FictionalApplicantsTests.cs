using SmartPick.Engine.Programs;
using SmartPick.Fictional;

namespace SmartPick.Data.Tests;

public sealed class FictionalApplicantsTests
{
    private static readonly ResidencyProgram[] Programs = [.. FictionalCatalog.Create(1, 100)];

    [Fact]
    public void The_same_seed_gives_the_same_applicants()
    {
        Assert.Equal(Figures(7), Figures(7));
        Assert.NotEqual(Figures(7), Figures(8));

        static IEnumerable<(double?, double, string?)> Figures(int seed) =>
            FictionalApplicants.Create(seed, 20, Programs).Select(
                a => (a.Applicant.Step2Ck!.Score, a.BudgetUsd, a.Applicant.HomeInstitution));
    }

    [Fact]
    public void They_are_spread_like_applicants_and_of_the_programs_world()
    {
        var applicants = FictionalApplicants.Create(1, 500, Programs);
        var institutions = Programs.Select(p => p.Institution).ToHashSet(StringComparer.Ordinal);
        var ids = Programs.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);

        Assert.InRange(applicants.Average(a => a.Applicant.Step2Ck!.Score!.Value), 248, 252);
        Assert.All(applicants, a => Assert.InRange(a.Applicant.Step2Ck!.Score!.Value, 215, 285));
        Assert.All(applicants, a => Assert.InRange(a.Applicant.ClassQuartile!.Value, 1, 4));
        Assert.All(applicants, a => Assert.InRange(a.BudgetUsd, 300, 1500));
        Assert.All(applicants, a => Assert.True(a.Applicant.HomeInstitution is null || institutions.Contains(a.Applicant.HomeInstitution)));
        Assert.All(applicants.SelectMany(a => a.Applicant.Rotations!), r => Assert.True(r.ProgramId is null || ids.Contains(r.ProgramId)));
    }
}
