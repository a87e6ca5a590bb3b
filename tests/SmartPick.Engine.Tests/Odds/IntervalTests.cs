using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>80% intervals: they hold the estimate and narrow as more is known.</summary>
public sealed class IntervalTests
{
    private static readonly ResidencyProgram[] Programs = [.. FictionalCatalog.Create(5, 200).Where(p => p.Specialty != "ty")];

    private static readonly ModelParameters WithoutErrors = ShippedModel.With(p => p with { StandardError = 0 });

    public static TheoryData<string> ApplicantFields => [.. Forgotten.Keys];

    public static TheoryData<string> ProgramFields => [.. ForgottenOfProgram.Keys];

    private static Dictionary<string, Func<Applicant, Applicant>> Forgotten { get; } = new()
    {
        ["step2ck"] = a => a with { Step2Ck = null },
        ["class quartile"] = a => a with { ClassQuartile = null },
        ["AOA"] = a => a with { Aoa = null },
        ["Gold Humanism"] = a => a with { GoldHumanism = null },
        ["honors"] = a => a with { Honors = null },
        ["research"] = a => a with { Research = null },
        ["letters"] = a => a with { Letters = null },
        ["rotations"] = a => a with { Rotations = null },
        ["leadership"] = a => a with { Leadership = null },
        ["red flags"] = a => a with { RedFlags = null },
        ["ties"] = a => a with { Ties = null },
    };

    private static Dictionary<string, Func<ResidencyProgram, ResidencyProgram>> ForgottenOfProgram { get; } = new()
    {
        ["median score"] = p => p with { MedianStep2Ck = null },
        ["applicants"] = p => p with { Applicants = null },
        ["interviews"] = p => p with { Interviews = null },
    };

    [Fact]
    public void Intervals_hold_the_estimate_and_stay_probabilities()
    {
        foreach (var applicant in new[] { MadeUp.Average, MadeUp.Strong, MadeUp.Weak, new Applicant { Type = ApplicantType.NonUsImg, NeedsVisa = VisaNeed.J1 } })
        {
            foreach (var odds in Programs.Select(new OddsModel(applicant, 2026, ShippedModel.Parameters).At))
            {
                Assert.All(odds.Interview.All.Values.Append(odds.MatchGivenInterview), e =>
                {
                    Assert.InRange(e.P, 0, 1);
                    Assert.InRange(e.Low, 0, e.P);
                    Assert.InRange(e.High, e.P, 1);
                });
            }
        }
    }

    [Fact]
    public void Matching_somewhere_is_no_likelier_than_being_interviewed_there() => Assert.All(
        Programs.Select(new OddsModel(MadeUp.Strong, 2026, ShippedModel.Parameters).At),
        odds => Assert.All(odds.Interview.All, level =>
        {
            var (interview, match) = (level.Value, odds.Match[level.Key]);
            Assert.True(match.P <= interview.P && match.Low <= interview.Low && match.High <= interview.High);
            Assert.Equal(interview.P * odds.MatchGivenInterview.P, match.P, 1e-12);
        }));

    [Fact]
    public void A_missing_score_widens_the_interval_of_a_reference_applicant()
    {
        var reference = MadeUp.Reference(ShippedModel.Parameters);

        AssertWider(reference with { Step2Ck = null }, reference, ShippedModel.Parameters, strictly: true);
    }

    [Theory]
    [MemberData(nameof(ApplicantFields))]
    public void But_for_errors_of_coefficients_a_field_told_widens_no_interval(string field) =>
        AssertWider(Forgotten[field](MadeUp.Average), MadeUp.Average, WithoutErrors, strictly: true);

    [Theory]
    [MemberData(nameof(ProgramFields))]
    public void But_for_errors_of_coefficients_a_column_filled_narrows_the_interval(string field)
    {
        var model = new OddsModel(MadeUp.Average, 2026, WithoutErrors);
        Assert.All(Programs.Where(p => model.At(p).Exclusion is null), program =>
        {
            var (known, unknown) = (model.At(program), model.At(ForgottenOfProgram[field](program)));
            Assert.True(Width(unknown.Interview[SignalLevel.None]) > Width(known.Interview[SignalLevel.None]));
            Assert.True(unknown.Entry.MatchVariance > known.Entry.MatchVariance);
            Assert.NotEmpty(unknown.Unknown.Except(known.Unknown));
        });
    }

    [Fact]
    public void Types_that_the_calibration_does_not_cover_have_wider_intervals()
    {
        foreach (var type in Enum.GetValues<ApplicantType>().Where(t => t != ApplicantType.UsMdSenior))
        {
            AssertWider(MadeUp.Average with { Type = type }, MadeUp.Average, ShippedModel.Parameters, strictly: true);
        }
    }

    [Fact]
    public void A_program_that_interviewed_nobody_still_has_odds()
    {
        var odds = new OddsModel(MadeUp.Average, 2026, ShippedModel.Parameters).At(
            Programs[0] with { Interviews = 0, MinimumStep2Ck = null });

        Assert.InRange(odds.Interview[SignalLevel.None].P, 1e-9, 0.5);
    }

    [Fact]
    public void A_minimal_profile_has_odds_everywhere()
    {
        var model = new OddsModel(new Applicant { Type = ApplicantType.UsMdSenior }, 2026, ShippedModel.Parameters);

        Assert.All(Programs.Select(model.At), odds =>
        {
            Assert.Null(odds.Exclusion);
            Assert.InRange(odds.Interview[SignalLevel.None].P, 1e-6, 1 - 1e-6);
        });
    }

    /// <summary>Width in log-odds, where it does not depend on the estimate.</summary>
    private static double Width(Estimate estimate) => LogOdds(estimate.High) - LogOdds(estimate.Low);

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private static void AssertWider(Applicant less, Applicant more, ModelParameters parameters, bool strictly)
    {
        var (wide, narrow) = (new OddsModel(less, 2026, parameters), new OddsModel(more, 2026, parameters));
        var compared = 0;
        // A minimum score or a home program would bring in more than the field meant.
        foreach (var program in Programs.Select(p => p with { MinimumStep2Ck = null }))
        {
            var (wider, narrower) = (
                Width(wide.At(program).Interview[SignalLevel.None]), Width(narrow.At(program).Interview[SignalLevel.None]));
            Assert.True(wider >= narrower - 1e-12, program.Id);
            compared += wider > narrower + 1e-12 ? 1 : 0;
        }

        Assert.True(!strictly || compared > 0);
    }
}
