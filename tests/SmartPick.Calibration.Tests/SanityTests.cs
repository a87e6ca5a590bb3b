using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;

namespace SmartPick.Calibration.Tests;

/// <summary>What an experienced advisor would look at first, on the real directory.</summary>
public sealed class SanityTests
{
    private static readonly Dictionary<string, double> Both = new() { ["ir-integrated"] = 1, ["dr"] = 0.7 };

    private static readonly Applicant Typical = new()
    {
        Type = ApplicantType.UsMdSenior,
        GraduationYear = 2026,
        Step1 = new ExamResult(true, null, 1),
        Step2Ck = new ExamResult(true, 252, 1),
        ClassQuartile = 2,
        Aoa = false,
        GoldHumanism = false,
        Honors = [Clerkship.Medicine, Clerkship.Radiology, Clerkship.Pediatrics],
        Research = new Research(2, 2, 2, 0, new Dictionary<string, int> { ["ir-integrated"] = 1 }),
        Letters = [new Letter("ir-integrated", LetterWriter.Attending), new Letter("dr", LetterWriter.Faculty), new Letter("general-surgery", LetterWriter.Attending)],
        Rotations = [new Rotation(RotationKind.HomeSubI, "ir-integrated", null), new Rotation(RotationKind.Away, "ir-integrated", "4162500001")],
        Leadership = [LeadershipRole.InterestGroup],
        Ties = new Ties(["MI", "OH"], []),
        NeedsVisa = VisaNeed.None,
        RedFlags = [],
    };

    private static readonly Applicant Strong = Typical with
    {
        Step2Ck = new ExamResult(true, 264, 1),
        ClassQuartile = 1,
        Aoa = true,
        Honors = [Clerkship.Medicine, Clerkship.Surgery, Clerkship.Radiology, Clerkship.Neurology],
        Research = new Research(5, 4, 4, 1, new Dictionary<string, int> { ["ir-integrated"] = 2 }),
        Letters = [new Letter("ir-integrated", LetterWriter.Attending), new Letter("ir-integrated", LetterWriter.ProgramDirector), new Letter("dr", LetterWriter.Faculty), new Letter("general-surgery", LetterWriter.Attending)],
    };

    private static readonly Applicant Weak = Typical with
    {
        Step2Ck = new ExamResult(true, 231, 2),
        ClassQuartile = 4,
        Honors = [],
        Research = new Research(0, 0, 0, 0, new Dictionary<string, int> { ["ir-integrated"] = 0 }),
        Letters = [new Letter(null, LetterWriter.Other)],
        Rotations = [],
        Leadership = [],
    };

    [Fact]
    public async Task Strong_beats_average_beats_weak_by_much()
    {
        var (strong, typical, weak) = (await Ask(Strong), await Ask(Typical), await Ask(Weak));

        Assert.InRange(strong.MatchProbability.P, 0.95, 1);
        Assert.InRange(typical.MatchProbability.P, 0.8, strong.MatchProbability.P);
        // 58% of US MD seniors with 220 to 229 matched in DR in 2020 to 2024 (n = 111), and theirs were ordinary profiles otherwise.
        Assert.InRange(weak.MatchProbability.P, 0.02, 0.58);
        Assert.Equal(typical.MatchProbability.P, typical.BySpecialty.Values.Sum(s => s.P), 1e-6);
    }

    [Fact]
    public async Task A_senior_at_the_matched_mean_with_honors_and_research_is_likely_to_match() => Assert.InRange(
        (await Ask(Typical with
        {
            Step2Ck = new ExamResult(true, 256, 1),
            Honors = [Clerkship.Medicine, Clerkship.Surgery, Clerkship.Radiology],
            Research = new Research(3, 2, 2, 1, new Dictionary<string, int> { ["ir-integrated"] = 1 }),
        })).MatchProbability.P,
        0.9,
        0.99);

    /// <summary>89.5% of 143 US MD seniors in 2026: two standard errors are 5.1 points.</summary>
    [Fact]
    public async Task The_average_applicant_to_IR_alone_comes_near_the_published_rate() =>
        Assert.Equal(0.895, (await Ask(Typical, "ir-integrated")).BySpecialty["ir-integrated"].P, 0.051);

    /// <summary>
    /// 94.4% matched in 2026 and 88% in 2024; whoever tells nothing may be one of those with a score of 230 to 239, of whom 75% matched.
    /// </summary>
    [Fact]
    public async Task The_interval_of_an_applicant_who_tells_nothing_holds_the_published_rates()
    {
        var bare = (await Ask(new Applicant { Type = ApplicantType.UsMdSenior }, "dr")).MatchProbability;

        Assert.All([0.75, 0.88, 0.944], rate => Assert.InRange(rate, bare.Low, bare.High));
    }

    [Fact]
    public async Task An_applicant_who_tells_nothing_gets_a_wider_interval_than_one_who_tells_all()
    {
        foreach (var specialties in new string[][] { ["dr"], ["ir-integrated"], ["dr", "ir-integrated"] })
        {
            var bare = (await Ask(new Applicant { Type = ApplicantType.UsMdSenior }, specialties)).MatchProbability;
            var typical = (await Ask(Typical, specialties)).MatchProbability;

            Assert.True(bare.High - bare.Low > typical.High - typical.Low);
            Assert.True(bare.Low < typical.Low);
        }
    }

    [Fact]
    public async Task An_international_graduate_has_worse_odds_and_a_good_one_not_absurd_ones()
    {
        var good = Strong with
        {
            Type = ApplicantType.NonUsImg,
            NeedsVisa = VisaNeed.J1,
            GraduationYear = 2024,
            UsClinicalExperienceMonths = 4,
            Ties = new Ties([], []),
        };
        var weak = good with { Step2Ck = new ExamResult(true, 235, 1), Honors = [], Letters = [new Letter(null, LetterWriter.Other)], Rotations = [], GraduationYear = 2020 };

        // In 2026, 58.3% of international graduates and 94.4% of US MD seniors who ranked DR first matched in it.
        Assert.InRange((await Ask(good)).MatchProbability.P, 0.583, 0.944);
        Assert.InRange((await Ask(weak)).MatchProbability.P, 1e-4, 0.583 / 2);
    }

    [Fact]
    public async Task A_list_of_one_program_is_as_uncertain_as_the_program()
    {
        var answer = await Recommend(Typical, 1, "dr");
        var (list, program) = (answer.Summary.MatchProbability, Assert.Single(answer.Programs).Match);

        // The list averages over scenarios of shared errors, of which that of the signal is the largest here: that moves a probability by
        // half the variance times the curvature of the logistic function, which is at most 1 / (6√3).
        var error = Shipped.Model.Get("signal.gold", "dr").StandardError;
        Assert.Equal(program.P, list.P, error * error / 2 / (6 * Math.Sqrt(3)));
        // One is computed by shifts, the other by derivatives.
        Assert.Equal(Width(program), Width(list), 0.3 * Width(program));

        static double Width(Estimate e) => Math.Log(e.High / (1 - e.High)) - Math.Log(e.Low / (1 - e.Low));
    }

    private static async Task<ListSummary> Ask(Applicant applicant, params string[] specialties) =>
        (await Recommend(applicant, RecommendationLimits.DefaultApplications, specialties)).Summary;

    private static async Task<Recommendation> Recommend(Applicant applicant, int applications, params string[] specialties) =>
        new Recommender(Shipped.Seasons, Shipped.Model, AdviceBook.Empty).Recommend(
            new RecommendationRequest
            {
                Applicant = applicant,
                Preferences = new Preferences { Specialties = Both.Where(s => specialties.Length == 0 || specialties.Contains(s.Key)).ToDictionary() },
                Limits = new RecommendationLimits { Applications = applications },
                TieSeed = 7,
                Threshold = 0,
            },
            await Shipped.Directory,
            CancellationToken.None);
}
