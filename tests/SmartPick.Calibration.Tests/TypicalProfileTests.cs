using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Calibration.Tests;

/// <summary>
/// What an applicant leaves out is what the typical one would have: telling it all, as the typical applicant would, leaves the odds
/// where they are. Typical is the middle of the simulated population of the type, or its most frequent answer; where people come
/// from and whom they know, which has no middle, is averaged over people. The two differ by up to four points all the same: odds that
/// are averaged over unlike people are not those of the average one, and counts such as rotations have no middle between 1 and 2.
/// </summary>
public sealed class TypicalProfileTests
{
    private const int MatchYear = 2026;
    private const int People = 4000;
    private const int Places = 40;

    [Theory]
    [InlineData(ApplicantType.UsMdSenior, "dr")]
    [InlineData(ApplicantType.UsMdSenior, "ir-integrated")]
    [InlineData(ApplicantType.UsDoSenior, "dr")]
    [InlineData(ApplicantType.UsDoSenior, "ir-integrated")]
    [InlineData(ApplicantType.NonUsImg, "dr")]
    [InlineData(ApplicantType.NonUsImg, "ir-integrated")]
    public async Task Telling_the_typical_in_every_field_gives_the_odds_of_telling_nothing(ApplicantType type, string specialty)
    {
        var directory = await Shipped.Directory;
        var people = Population.Create(11, People, MatchYear, type, Shipped.Model, directory)
            .Where(p => p.Preferred == specialty).Select(p => p.Applicant).ToArray();
        var typical = Typical(type, specialty, [.. people.Where(p => p.Step2Ck is not null)]);

        var bare = await OddsAsync(new Applicant { Type = type }, specialty);
        var told = new List<double>();
        foreach (var person in people.Take(Places))
        {
            told.Add(await OddsAsync(
                typical with { HomeInstitution = person.HomeInstitution, Ties = person.Ties, Connections = person.Connections }, specialty));
        }

        Assert.Equal(bare, told.Average(), 0.04);
    }

    private static Applicant Typical(ApplicantType type, string specialty, Applicant[] people) => new()
    {
        Type = type,
        GraduationYear = Median(people, p => p.GraduationYear!.Value),
        Step1 = new ExamResult(true, null, 1),
        Step2Ck = new ExamResult(true, Math.Round(people.Average(p => p.Step2Ck!.Score!.Value)), 1),
        ClassQuartile = Median(people, p => p.ClassQuartile!.Value),
        Aoa = Mode(people, p => p.Aoa!.Value),
        GoldHumanism = Mode(people, p => p.GoldHumanism!.Value),
        Honors = [.. Enum.GetValues<Clerkship>().Take(Median(people, p => p.Honors!.Count))],
        Research = new Research(
            Median(people, p => p.Research!.Abstracts!.Value),
            Median(people, p => p.Research!.Posters!.Value),
            Median(people, p => p.Research!.Papers!.Value),
            Median(people, p => p.Research!.FirstAuthorPapers!.Value),
            new Dictionary<string, int> { ["ir-integrated"] = Median(people, p => p.Research!.ProjectsIn("ir-integrated")!.Value) }),
        Letters = MostFrequent(
            people, p => p.Letters!, letters => string.Join(' ', letters.Select(l => l.ToString()).Order(StringComparer.Ordinal))),
        Rotations = [.. new[] { RotationKind.HomeSubI, RotationKind.Away }.SelectMany(kind =>
            Enumerable.Repeat(new Rotation(kind, specialty, null), Median(people, p => p.Rotations!.Count(r => r.Kind == kind))))],
        Leadership = MostFrequent(people, p => p.Leadership!, roles => string.Join(' ', roles)),
        UsClinicalExperienceMonths = people[0].UsClinicalExperienceMonths is null ? null : Median(
            people, p => p.UsClinicalExperienceMonths!.Value),
        NeedsVisa = Mode(people, p => p.NeedsVisa!.Value),
        RedFlags = [],
    };

    private static int Median(Applicant[] people, Func<Applicant, int> field) => people.Select(field).Order().ElementAt(people.Length / 2);

    private static T Mode<T>(Applicant[] people, Func<Applicant, T> field) => people.GroupBy(field).MaxBy(group => group.Count())!.Key;

    private static T MostFrequent<T>(Applicant[] people, Func<Applicant, T> field, Func<T, string> key) =>
        people.Select(field).GroupBy(key, StringComparer.Ordinal).MaxBy(group => group.Count())!.First();

    private static async Task<double> OddsAsync(Applicant applicant, string specialty) =>
        new Recommender(Shipped.Seasons, Shipped.Model, AdviceBook.Empty).Recommend(
            new RecommendationRequest
            {
                Applicant = applicant,
                Preferences = new Preferences { Specialties = new Dictionary<string, double> { [specialty] = 1 } },
                Limits = new RecommendationLimits { Applications = 70 },
                Objective = Objective.Match,
                TieSeed = 7,
                Threshold = 0,
            },
            await Shipped.Directory,
            CancellationToken.None).Summary.MatchProbability.P;
}
