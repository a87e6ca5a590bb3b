using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Simulation.Tests.Calibration;

/// <summary>The simulated population is what its parameters say, and the same every time.</summary>
public sealed class PopulationTests
{
    private static readonly ProgramDirectory Directory = new(FictionalCatalog.Create(8, 500));

    private static readonly IReadOnlyList<SimulatedApplicant> Seniors =
        Population.Create(1, 2000, 2026, ApplicantType.UsMdSenior, ShippedModel.Parameters, Directory);

    private static double Get(string name) => ShippedModel.Parameters.Get(name).Value;

    [Fact]
    public void The_same_seed_gives_the_same_people()
    {
        var again = Population.Create(1, 50, 2026, ApplicantType.UsMdSenior, ShippedModel.Parameters, Directory);

        Assert.Equal(Seniors.Take(50).Select(Key), again.Select(Key));
        Assert.NotEqual(
            Seniors.Take(50).Select(Key),
            Population.Create(2, 50, 2026, ApplicantType.UsMdSenior, ShippedModel.Parameters, Directory).Select(Key));

        static string Key(SimulatedApplicant a) =>
            $"{a.Applicant.Step2Ck} {a.Applicant.HomeInstitution} {a.Preferred} {string.Join(' ', a.Applications.Select(p => p.Program.Id))}";
    }

    [Fact]
    public void Means_and_spreads_are_those_of_the_data()
    {
        var scores = Seniors.Select(a => a.Applicant.Step2Ck!.Score!.Value / 10).ToArray();
        var mean = scores.Average();

        Assert.Equal(ShippedModel.Parameters.Get("population.step2ck.mean.us-md-senior", "dr").Value, mean, 0.1);
        Assert.Equal(Get("population.step2ck.spread"), Math.Sqrt(scores.Average(s => (s - mean) * (s - mean))), 0.1);
        Assert.Equal(Get("population.aoa"), Seniors.Average(a => a.Applicant.Aoa == true ? 1.0 : 0), 0.03);
        Assert.Equal(
            ShippedModel.Parameters.Get("population.interest", "ir-integrated").Value,
            Seniors.Average(a => a.Preferred == "ir-integrated" ? 1.0 : 0),
            0.03);
        Assert.Equal(
            Get("population.research.mean"),
            Seniors.Where(a => a.Preferred == "dr").Average(a => a.Applicant.Research!.Abstracts + a.Applicant.Research.Posters + a.Applicant.Research.Papers)!.Value,
            0.6);
    }

    [Fact]
    public void High_standing_shows_in_everything_at_once()
    {
        var members = Seniors.Where(a => a.Applicant.Aoa == true).ToArray();

        Assert.True(members.Average(a => a.Applicant.Step2Ck!.Score) > Seniors.Average(a => a.Applicant.Step2Ck!.Score) + 5);
        Assert.True(members.Average(a => a.Applicant.Honors!.Count) > Seniors.Average(a => a.Applicant.Honors!.Count) + 0.5);
    }

    [Fact]
    public void Applications_and_signals_are_the_published_numbers() => Assert.All(Seniors, a =>
    {
        var counts = a.Applications.GroupBy(p => p.Program.Specialty).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(72, counts["dr"]);
        Assert.Equal(a.Preferred == "ir-integrated" ? 46 : 0, counts.GetValueOrDefault("ir-integrated"));
        Assert.Equal(6, a.Applications.Count(p => p.Signal == SignalLevel.Gold));
        Assert.Equal(9, a.Applications.Count(p => p.Signal == SignalLevel.Silver));
        Assert.Equal(a.Applications.Count, a.Applications.Select(p => p.Program.Id).Distinct().Count());
    });

    [Fact]
    public void Types_come_in_their_shares()
    {
        var all = Population.Create(3, 2000, 2026, ShippedModel.Parameters, Directory);

        Assert.All(Enum.GetValues<ApplicantType>(), type => Assert.Equal(
            Get($"population.type.{ApplicantTypes.Code(type)}"), all.Average(a => a.Applicant.Type == type ? 1.0 : 0), 0.03));
        Assert.Contains(all, a => a.Applicant is { Type: ApplicantType.UsDoSenior, Step2Ck: null, ComlexLevel2.Score: not null });
        Assert.All(all.Where(a => a.Applicant.Type != ApplicantType.NonUsImg), a => Assert.Equal(VisaNeed.None, a.Applicant.NeedsVisa));
    }
}
