using System.Globalization;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>
/// A program's selectivity in log-odds: 0 is the mean of its specialty, higher is harder. What is known of a program
/// shifts it, what is not leaves its spread; a residual stays that no column explains. The same for every applicant, so it is
/// made once for a program and a model.
/// </summary>
internal sealed class ProgramSelectivity
{
    public ProgramSelectivity(ResidencyProgram program, SpecialtyModel model)
    {
        Total = Median(program, model) + InterviewRate(program, model) + ApplicantsPerPosition(program, model) + Size(program, model)
            + Setting(program, model) + IrDivision(program, model) + Funding(program, model) + new Uncertain(
                0, model.SelectivityResidual, 0);
        InterviewsPerPosition = model.InterviewsPerPosition.Of(program is { Interviews: > 0 and { } interviews, Positions: { } positions }
            ? Uncertain.Known(Math.Log(interviews / (double)positions))
            : model.InterviewsPerPosition.Unknown);
        ResearchLevel = program switch
        {
            { ResearchFundingMillions: { } funding } => Uncertain.Known(funding / (funding + model.ResearchHalf)),
            { Setting: { } setting } => model.SettingResearch[(int)setting],
            _ => model.UnknownResearch,
        };
        Contributions = [.. Explain(program, model)];
        Unknown = [.. Open(program, model)];
    }

    /// <summary>The selectivity.</summary>
    public Uncertain Total { get; }

    /// <summary>How much harder than the mean the match stage is where many are interviewed for a position (negative log-odds).</summary>
    public Uncertain InterviewsPerPosition { get; }

    /// <summary>How much the department lives by research, 0–1.</summary>
    public Uncertain ResearchLevel { get; }

    /// <summary>What the selectivity rests on, as effects on P(interview).</summary>
    public IReadOnlyList<Contribution> Contributions { get; }

    /// <summary>Columns that are empty, each with the variance that it leaves.</summary>
    public IReadOnlyList<(string Field, double Variance)> Unknown { get; }

    private static IEnumerable<Contribution> Explain(ResidencyProgram p, SpecialtyModel model)
    {
        if (p.MedianStep2Ck is { } median)
        {
            yield return Reason(
                "median-score",
                Median(p, model),
                $"Residents' median Step 2 CK {median:0.#}; typical {10 * model.MedianStep2.Reference:0}");
        }

        if (p is { Applicants: > 0 and { } applicants, Interviews: { } interviews })
        {
            yield return Reason(
                "interview-rate",
                InterviewRate(p, model),
                $"Interviews {interviews} of {applicants} applicants ({100.0 * interviews / applicants:0}%)");
        }

        if (p is { Applicants: > 0 and { } all, Positions: { } open })
        {
            yield return Reason(
                "applicants-per-position", ApplicantsPerPosition(p, model), $"{(double)all / open:0} applicants for each position");
        }

        if (p.Positions is { } positions)
        {
            yield return Reason("size", Size(p, model), $"{positions} position{(positions == 1 ? "" : "s")} a year");
        }

        if (p.Setting is { } setting)
        {
            yield return Reason("setting", Setting(p, model), $"{SettingText(setting)} program");
        }

        if (p.IrDivision is { } division)
        {
            yield return Reason(
                "ir-division", IrDivision(p, model), $"{(division ? "Interventional radiology" : "No interventional radiology")} on site");
        }

        if (p.ResearchFundingMillions is { } funding)
        {
            yield return Reason("research-funding", Funding(p, model), $"Research funding of ${funding:0.#} million a year");
        }

        static Contribution Reason(string factor, Uncertain selectivity, FormattableString text) =>
            new(factor, -selectivity.Mean, text.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Field, double Variance)> Open(ResidencyProgram p, SpecialtyModel model)
    {
        if (p.MedianStep2Ck is null)
        {
            yield return ("medianStep2ck", Median(p, model).Variance);
        }

        if (p.Applicants is null || p.Interviews is null)
        {
            yield return ("interviewRate", InterviewRate(p, model).Variance);
        }

        if (p.Positions is null)
        {
            yield return ("positions", Size(p, model).Variance + ApplicantsPerPosition(p, model).Variance);
        }

        if (p.Setting is null)
        {
            yield return ("setting", Setting(p, model).Variance);
        }

        if (p.IrDivision is null)
        {
            yield return ("irDivision", IrDivision(p, model).Variance);
        }

        if (p.ResearchFundingMillions is null)
        {
            yield return ("researchFunding", Funding(p, model).Variance);
        }
    }

    private static Uncertain Median(ResidencyProgram p, SpecialtyModel model) => model.MedianStep2.Of(
        p.MedianStep2Ck is { } median ? Uncertain.Known(median / 10) : model.MedianStep2.Unknown);

    /// <summary>By the log-odds of an interview; half an interview more keeps a program that interviewed nobody finite.</summary>
    private static Uncertain InterviewRate(ResidencyProgram p, SpecialtyModel model) => model.InterviewRate.Of(
        p is { Applicants: > 0 and { } applicants, Interviews: { } interviews }
            ? Uncertain.Known(Logit.Of((interviews + 0.5) / (applicants + 1.0)))
            : model.InterviewRate.Unknown);

    private static Uncertain ApplicantsPerPosition(ResidencyProgram p, SpecialtyModel model) => model.ApplicantsPerPosition.Of(
        p is { Applicants: > 0 and { } applicants, Positions: { } positions }
            ? Uncertain.Known(Math.Log(applicants / (double)positions))
            : model.ApplicantsPerPosition.Unknown);

    private static Uncertain Size(ResidencyProgram p, SpecialtyModel model) =>
        model.Size.Of(p.Positions is { } positions ? Uncertain.Known(Math.Log(positions)) : model.Size.Unknown);

    private static Uncertain Setting(ResidencyProgram p, SpecialtyModel model) =>
        p.Setting is { } setting ? model.SettingSelectivities[(int)setting] : model.UnknownSettingSelectivity;

    private static Uncertain IrDivision(ResidencyProgram p, SpecialtyModel model) =>
        model.IrDivision.Of(p.IrDivision is { } division ? Uncertain.Known(division ? 1 : 0) : model.IrDivision.Unknown);

    private static Uncertain Funding(ResidencyProgram p, SpecialtyModel model) => model.ResearchLevel.Of(
        p.ResearchFundingMillions is { } funding ? Uncertain.Known(funding / (funding + model.ResearchHalf)) : model.ResearchLevel.Unknown);

    private static string SettingText(ProgramSetting setting) => setting switch
    {
        ProgramSetting.University => "University",
        ProgramSetting.UniversityAffiliated => "University-affiliated",
        ProgramSetting.Community => "Community",
        _ => "Military",
    };
}
