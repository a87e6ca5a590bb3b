using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>
/// A made-up sponsor: what its programs have in common. Its latent quality, about standard normal, moves scores, applicants and
/// funding together.
/// </summary>
internal sealed record FictionalInstitution(
    string Key, string Name, string City, string State, GeoPoint Location, ProgramSetting Setting, double Quality, bool IrDivision)
{
    private const double IrHostBonus = 0.6;

    private static readonly string[] Trees =
        ["Alder", "Aspen", "Beech", "Birch", "Cedar", "Elm", "Hazel", "Juniper", "Larch", "Linden", "Maple", "Rowan", "Spruce", "Willow"];

    public static FictionalInstitution Create(Random random, int number, bool hostsIr)
    {
        var quality = random.NextNormal() + (hostsIr ? IrHostBonus : 0);
        var setting = SettingOf(random, quality);
        var state = random.NextWeighted(FictionalState.All, s => s.Weight);
        var tree = Trees[random.Next(Trees.Length)];
        var location = new GeoPoint(
            Math.Round(random.NextBetween(state.South, state.North), 4),
            Math.Round(random.NextBetween(state.West, state.East), 4));
        return new FictionalInstitution(
            $"fictional-{number:D4}",
            $"{NameOf(setting, tree)} {number:D4}",
            $"Fictional {tree}",
            state.Code,
            location,
            setting,
            quality,
            hostsIr || random.NextChance(0.5));
    }

    private static ProgramSetting SettingOf(Random random, double quality)
    {
        if (random.NextChance(0.02))
        {
            return ProgramSetting.Military;
        }

        var standing = quality + (0.7 * random.NextNormal());
        return standing switch
        {
            > 0 => ProgramSetting.University,
            > -0.8 => ProgramSetting.UniversityAffiliated,
            _ => ProgramSetting.Community,
        };
    }

    private static string NameOf(ProgramSetting setting, string tree) => setting switch
    {
        ProgramSetting.University => $"Fictional University of {tree}",
        ProgramSetting.UniversityAffiliated => $"Fictional {tree} Teaching Hospital",
        ProgramSetting.Community => $"Fictional {tree} Community Hospital",
        _ => $"Fictional {tree} Military Hospital",
    };
}
