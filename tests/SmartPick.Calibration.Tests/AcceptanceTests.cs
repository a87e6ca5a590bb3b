using SmartPick.Calibration.Acceptance;
using SmartPick.Engine.Applicants;

namespace SmartPick.Calibration.Tests;

/// <summary>An applicant who tells type and score alone gets what is published of such, in every specialty of which something is.</summary>
public sealed class AcceptanceTests
{
    private const double MeanMissOfBands = 0.05;
    private const double LargestMissOfBands = 0.15;
    private const double MeanMissOfOsteopathic = 0.08;

    [Fact]
    public async Task Bands_of_US_MD_seniors_are_met()
    {
        var bands = (await Shipped.Acceptance).Where(r => r.Published.ApplicantType == ApplicantType.UsMdSenior).ToArray();

        Assert.InRange(bands.Select(b => b.Published.Specialty).Distinct().Count(), 16, int.MaxValue);
        Assert.InRange(bands.Average(b => b.Miss), 0, MeanMissOfBands);
        Assert.All(bands, b => Assert.True(b.Miss <= LargestMissOfBands, $"{b.Published}: {b.Answer}"));
    }

    [Fact]
    public async Task Rates_of_US_DO_seniors_are_met() => Assert.InRange(
        (await Shipped.Acceptance).Where(r => r.Published.ApplicantType == ApplicantType.UsDoSenior)
            .Average(r => r.Miss), 0, MeanMissOfOsteopathic);

    [Fact]
    public async Task A_higher_score_is_never_told_worse_odds() => Assert.All(
        (await Shipped.Acceptance).Where(r => r.Published.Asked is not null).GroupBy(r => r.Published.Specialty),
        specialty =>
        {
            var answers = specialty.OrderBy(r => r.Published.Asked).Select(r => r.Answer).ToArray();
            Assert.Equal(answers.Order(), answers);
        });

    [Fact]
    public void Bands_roll_to_the_newest_rate_by_one_shift()
    {
        PublishedRate[] bands =
        [
            new("made-up", "us-md-senior", 0.5, 100, "", "", 230, 240, 235),
            new("made-up", "us-md-senior", 0.8, 300, "", "", 240, 250, 245),
        ];

        var rolled = PublishedRate.Roll(bands, 0.8);

        Assert.Equal(0.8, ((100 * rolled[0].Rate) + (300 * rolled[1].Rate)) / 400, 6);
        Assert.Equal(4, rolled[1].Rate / (1 - rolled[1].Rate) / (rolled[0].Rate / (1 - rolled[0].Rate)), 6);
    }
}
