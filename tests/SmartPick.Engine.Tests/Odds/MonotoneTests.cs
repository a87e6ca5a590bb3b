using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>Whatever an applicant gains lowers the odds at no program, exactly.</summary>
public sealed class MonotoneTests
{
    private static readonly ResidencyProgram[] Programs =
        [.. FictionalCatalog.Create(11, 240).Where(p => p.Specialty != "ty").SelectMany((p, i) => i % 3 == 0 ? new[] { p, Bare(p) } : [p])];

    private static readonly Applicant[] Everyone =
    [
        MadeUp.Average,
        MadeUp.Strong,
        MadeUp.Weak,
        new() { Type = ApplicantType.UsMdSenior },
        MadeUp.Weak with { Type = ApplicantType.UsDoSenior, Step1 = new ExamResult(false, null, 1) },
        MadeUp.Average with { Type = ApplicantType.NonUsImg, NeedsVisa = VisaNeed.J1, GraduationYear = 2019, UsClinicalExperienceMonths = 1 },
        MadeUp.Average with { Type = ApplicantType.UsDoSenior, Step1 = null, Step2Ck = null, ComlexLevel2 = new ExamResult(true, 560, 1) },
    ];

    public static TheoryData<string> Gains => [.. Improvements.Keys];

    private static Dictionary<string, Func<Applicant, IEnumerable<Applicant>>> Improvements { get; } = new()
    {
        ["Step 2 CK"] = a => a.Step2Ck?.Score is { } score
            ? new[] { 1, 5, 20, 60 }.Select(more => a with { Step2Ck = a.Step2Ck with { Score = Math.Min(300, score + more) } })
            : [],
        ["COMLEX Level 2"] = a => a.ComlexLevel2?.Score is { } score
            ? new[] { 1, 50, 200 }.Select(more => a with { ComlexLevel2 = a.ComlexLevel2 with { Score = score + more } })
            : [],
        ["honors"] = a => a.Honors is { } honors
            ? Enum.GetValues<Clerkship>().Except(honors).Select(c => a with { Honors = [.. honors, c] })
            : [],
        ["research"] = a => a.Research is { } r
            ?
            [
                a with { Research = r with { Abstracts = r.Abstracts + 1 } },
                a with { Research = r with { Posters = r.Posters + 3 } },
                a with { Research = r with { Papers = r.Papers + 1 } },
                a with { Research = r with { FirstAuthorPapers = r.FirstAuthorPapers + 1 } },
                a with { Research = r with { SpecialtyProjects = new Dictionary<string, int> { ["ir-integrated"] = (r.ProjectsIn("ir-integrated") ?? 0) + 1 } } },
                a with { Research = r with { Papers = r.Papers + 100 } },
            ]
            : [],
        ["recommended letters"] = a => a.Letters is { } letters
            ? SampleLetters.All.Select(l => a with { Letters = [.. letters, l] })
            : [],
        ["AOA"] = a => a.Aoa == false ? [a with { Aoa = true }] : [],
        ["Gold Humanism"] = a => a.GoldHumanism == false ? [a with { GoldHumanism = true }] : [],
        ["class quartile"] = a => a.ClassQuartile > 1 ? [a with { ClassQuartile = a.ClassQuartile - 1 }] : [],
        ["leadership"] = a => a.Leadership is { } roles ? [a with { Leadership = [.. roles, LeadershipRole.Society] }] : [],
        ["rotations"] = a => a.Rotations is { } rotations
            ?
            [
                a with { Rotations = [.. rotations, new Rotation(RotationKind.HomeSubI, "dr", null)] },
                a with { Rotations = [.. rotations, new Rotation(RotationKind.Away, "ir-integrated", Programs[0].Id)] },
                a with { Rotations = [.. rotations, new Rotation(RotationKind.Away, null, Programs[^1].Id)] },
            ]
            : [],
        ["one failure less"] = a => Exams(a),
        ["one red flag less"] = a => a.RedFlags is { Count: > 0 } flags
            ? [a with { RedFlags = [.. flags.Skip(1)] }]
            : [],
        ["ties"] = a => a.Ties is { } ties
            ? [a with { Ties = ties with { States = [.. ties.States, Programs[0].State] } }, a with { Ties = ties with { Near = [new NearTie(Programs[0].Location!.Value, 500)] } }]
            : [],
        ["no visa needed"] = a => a.NeedsVisa is VisaNeed.J1 or VisaNeed.H1B ? [a with { NeedsVisa = VisaNeed.None }] : [],
        ["US clinical experience"] = a =>
            a.UsClinicalExperienceMonths is { } months ? [a with { UsClinicalExperienceMonths = months + 1 }] : [],
        ["a later graduation"] = a =>
            a.Type is ApplicantType.NonUsImg && a.GraduationYear is { } year ? [a with { GraduationYear = year + 1 }] : [],
    };

    [Theory]
    [MemberData(nameof(Gains))]
    public void A_gain_lowers_no_odds(string gain)
    {
        var tried = 0;
        foreach (var applicant in Everyone.SelectMany(a => new[] { a, WithFailures(a) }))
        {
            foreach (var better in Improvements[gain](applicant))
            {
                tried++;
                AssertNoLower(applicant, better);
            }
        }

        Assert.True(tried > 0);
    }

    [Fact]
    public void Stronger_signals_lower_no_odds()
    {
        foreach (var applicant in Everyone)
        {
            var model = Model(applicant);
            foreach (var odds in Programs.Select(model.At))
            {
                var levels = odds.Interview.All.OrderBy(level => level.Key).Select(level => level.Value.P).ToArray();
                Assert.Equal(levels.Order(), levels);
            }
        }
    }

    [Fact]
    public void A_program_known_to_take_no_signals_gets_none() => Assert.All(
        Programs.Where(p => p.SignalsAccepted == false),
        p => Assert.Equal([SignalLevel.None], Model(MadeUp.Average).At(p).Interview.All.Keys));

    [Fact]
    public void Gains_that_should_matter_do()
    {
        // Otherwise a model that ignores the applicant would pass.
        foreach (var gain in new[] { "Step 2 CK", "honors", "research", "recommended letters", "AOA", "rotations" })
        {
            var before = Model(MadeUp.Average);
            Assert.Contains(Improvements[gain](MadeUp.Average).Select(Model), after =>
                Programs.Any(p => after.At(p).Interview[SignalLevel.None].P > before.At(p).Interview[SignalLevel.None].P));
        }
    }

    private static OddsModel Model(Applicant applicant) => new(applicant, 2026, ShippedModel.Parameters);

    /// <summary>The program as a catalog knows it that has nothing but the required columns.</summary>
    private static ResidencyProgram Bare(ResidencyProgram p) => new()
    {
        Id = p.Id,
        Specialty = p.Specialty,
        Name = p.Name,
        Institution = p.Institution,
        City = p.City,
        State = p.State,
        Source = p.Source,
        SourceDate = p.SourceDate,
    };

    private static Applicant WithFailures(Applicant a) => a with
    {
        Step1 = new ExamResult(true, null, 2),
        Step2Ck = a.Step2Ck is { } exam ? exam with { Attempts = 2 } : null,
    };

    private static IEnumerable<Applicant> Exams(Applicant a)
    {
        if (a.Step1 is { KnownFailures: > 0 } step1)
        {
            yield return a with { Step1 = step1 with { Passed = true, Attempts = Math.Max(1, (step1.Attempts ?? 1) - 1) } };
        }

        if (a.Step2Ck is { KnownFailures: > 0 } step2)
        {
            yield return a with { Step2Ck = step2 with { Passed = true, Attempts = Math.Max(1, (step2.Attempts ?? 1) - 1) } };
        }
    }

    private static void AssertNoLower(Applicant applicant, Applicant better)
    {
        var (before, after) = (Model(applicant), Model(better));
        foreach (var program in Programs)
        {
            var (low, high) = (before.At(program), after.At(program));
            Assert.True(high.MatchGivenInterview.P >= low.MatchGivenInterview.P, $"{program.Id} of {program.Specialty}: match");
            foreach (var (level, estimate) in low.Interview.All)
            {
                if (estimate.P > 0 || high.Interview.Has(level))
                {
                    Assert.True(
                        high.Interview[level].P >= estimate.P, $"{program.Id} of {program.Specialty}: {estimate.P} became {high.Interview[level].P}");
                }
            }
        }
    }
}
