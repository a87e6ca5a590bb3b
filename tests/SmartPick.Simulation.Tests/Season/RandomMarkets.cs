using CsCheck;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Simulation.Season;

namespace SmartPick.Simulation.Tests.Season;

/// <summary>Seasons of any shape.</summary>
internal static class RandomMarkets
{
    private static readonly Gen<Dependence> Loadings = Gen.Select(Gen.Double[0, 0.9], Gen.Double[0, 0.9], (z, w) => new Dependence(z, w));

    public static Gen<SeasonMarket> UpTo(int applicants, int programs) =>
        from programCount in Gen.Int[1, programs]
        from supply in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 12]).Array[programCount]
        from lists in List(programCount).Array[1, applicants]
        from dependence in Loadings
        from attended in Gen.Int[1, programs]
        select new SeasonMarket([.. supply.Select((s, i) => Program(i, s.Item1, s.Item2))], lists, dependence, attended);

    public static SeasonProgram Program(int index, int positions, int interviews) => new(
        new ResidencyProgram
        {
            Id = $"990{index:D7}",
            Specialty = index % 2 == 0 ? "dr" : "ir-integrated",
            Name = "Fictional",
            Institution = $"fictional-{index}",
            City = "Nowhere",
            State = "MI",
            Source = "fictional",
            SourceDate = new DateOnly(2026, 1, 1),
        },
        positions,
        interviews);

    private static Gen<ApplicationList> List(int programs) =>
        from order in Gen.Shuffle(Enumerable.Range(0, programs).ToArray())
        from length in Gen.Int[0, programs]
        from odds in Gen.Select(Gen.Double[0.01, 0.99], Gen.Double[0.01, 0.99]).Array[length]
        select new ApplicationList([.. odds.Select((o, i) => new SentApplication(order[i], SignalLevel.None, o.Item1, o.Item2))]);
}
