using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>Makes up one program whose figures hang together: one standing moves them all.</summary>
internal static class FictionalProgram
{
    private static readonly DateOnly SourceDate = new(2026, 1, 1);

    public static ResidencyProgram Create(
        Random random, string id, FictionalSpecialty specialty, FictionalInstitution institution, string source)
    {
        var standing = institution.Quality + (0.4 * random.NextNormal());
        var positions = (int)Math.Clamp(
            Math.Round(specialty.Positions * Math.Exp((0.2 * standing) + (0.3 * random.NextNormal()))), 1, 12);
        var applicants = (int)Math.Round(
            specialty.Applicants * Math.Exp((0.25 * standing) + (0.15 * random.NextNormal())));
        var median = Math.Clamp(Math.Round(specialty.MedianStep2Ck + (5 * standing) + random.NextNormal()), 225, 275);
        var doShare = Share(random, 0.18 - (0.08 * standing));

        return new ResidencyProgram
        {
            Id = id,
            Specialty = specialty.Code,
            Name = $"{institution.Name}, {specialty.Title}",
            Institution = institution.Key,
            City = institution.City,
            State = institution.State,
            Location = institution.Location,
            Setting = institution.Setting,
            Positions = positions,
            Tracks = random.NextWeighted(specialty.Mixes, m => m.Weight).Tracks,
            MedianStep2Ck = median,
            MinimumStep2Ck = median - random.Next(12, 26),
            MinimumStep2CkIsStrict = random.NextChance(0.4),
            Comlex = ComlexOf(random, standing),
            Visas = VisasOf(random, institution.Setting),
            DoShare = doShare,
            ImgShare = Math.Min(Share(random, 0.12 - (0.04 * standing)), Math.Round(1 - doShare, 2)),
            Applicants = applicants,
            Interviews = Math.Min(applicants, positions * random.Next(10, 16)),
            SignalsAccepted = random.NextChance(0.98),
            IrDivision = institution.IrDivision,
            ResearchFundingMillions = Math.Round(Math.Exp(0.8 + (0.9 * standing) + (0.3 * random.NextNormal())), 1),
            Source = source,
            SourceDate = SourceDate,
        };
    }

    private static double Share(Random random, double mean) =>
        Math.Round(Math.Clamp(mean + (0.06 * random.NextNormal()), 0, 0.8), 2);

    private static ExamPolicy ComlexOf(Random random, double standing) => (standing + random.NextNormal()) switch
    {
        > 1 => ExamPolicy.NotAccepted,
        > 0 => ExamPolicy.Discouraged,
        _ => ExamPolicy.Accepted,
    };

    private static VisaSponsorship VisasOf(Random random, ProgramSetting setting)
    {
        if (setting == ProgramSetting.Military || random.NextChance(0.25))
        {
            return VisaSponsorship.None;
        }

        return setting == ProgramSetting.University && random.NextChance(0.4)
            ? VisaSponsorship.J1 | VisaSponsorship.H1B
            : VisaSponsorship.J1;
    }
}
