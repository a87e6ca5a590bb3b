using System.Globalization;
using System.Text;
using SmartPick.Simulation.Season;

namespace SmartPick.Calibration.Simulation;

/// <summary>The season report as a document.</summary>
public static class SeasonMarkdown
{
    private const string PlotFile = "season.svg";
    private const string CheckPrefix = "season.published.";

    public static string Render(SeasonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var today = report.Markets[0];
        var anywhere = today.Curves[0];
        var text = new StringBuilder();
        Add(
            $"""
            # Does the market keep what the model promises?

            Written by `./dev simulate` (model {report.ModelVersion}, seed {report.Seed}; figures also in `data/simulation/season.json`). Positions are finite: the odds that the
            model gives to everybody cannot all come true if they promise more places than there are. So whole seasons are played, and every
            applicant's promised P(match) is compared with how often the applicant matched. **These are simulated seasons, not observed ones**: they test whether
            the model agrees with itself and with the number of places, not whether it is right about people.

            ![Promised chance to match against the share of simulated seasons matched]({PlotFile})

            ## How a season goes
            1. {report.Applicants:N0} made-up applicants of all types (`data/model/population.json`) apply to the {report.Supply.Sum(s => s.Programs)} programs of the real directory, in proportion to
               positions as in 2026. Lists are today's habit (as many applications as ERAS counted, to programs that fit), or what the Recommender
               recommends to each applicant.
            2. Positions that the directory does not know are the published mean; a program interviews so many for each position as applicants ranked it in NRMP's counts
               (`data/model/season.json`).
            3. A program scores each application by the model's odds of an interview with the signal sent, plus what the applicant carries everywhere on
               paper, plus chance (the Gaussian copula of the model), and invites the best until its interviews are given. Applicants attend a
               limited number of interviews and decline what they want least; what is declined is offered on. A program ranks whom it met likewise by the odds of a
               match after an interview, with the factor in person.
            4. Applicants rank whoever interviewed them by their own preference. Applicant-proposing deferred acceptance makes the match. Couples and
               supplemental lists are left out.

            | specialty | programs | positions | interviews |
            | --- | --- | --- | --- |

            """);
        foreach (var supply in report.Supply)
        {
            Add($"| {SeasonWords.Specialty(supply.Specialty)} | {supply.Programs} | {supply.Positions:N0} | {supply.Interviews:N0} |\n");
        }

        Add(
            $"""

            ## What following SmartPick is worth
            One in ten applicants follows the recommendations; they are compared with themselves when they keep today's habit, in the same seasons with the same luck.
            ± is a standard error from how populations differ. Fees are those of applications alone.

            | fees at most | who | a match in | by habit | following | difference | fees | applications |
            | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var f in report.Followers)
        {
            Add($"| {SeasonWords.Fees(f.FeeShare)} | {SeasonWords.Preferring(f.Preferred)} | {SeasonWords.Specialty(f.Specialty)} | {100 * f.Habit:0.0}% | {100 * f.Followed:0.0}% | {100 * (f.Followed - f.Habit):+0.0;−0.0;0.0} ± {100 * f.StandardError:0.0} points | ${f.HabitFees:0} → ${f.Fees:0} | {f.HabitApplications:0} → {f.Applications:0} |\n");
        }

        Add(
            $"""

            At the same fees a better list gains little: applicants already signal where they have reasons to, and the directory tells programs apart by little but place and
            setting. What an optimized list saves is money: most of what the last third of the applications buys is bought by the first two thirds.

            ## Promise and frequency
            {today.Populations} populations of applicants, {today.SeasonsEach} seasons each; ± is a standard error from how populations differ. *At the clearing cutoffs*: the same
            formula with every program's cutoff where its market clears (below). Brier: mean of (promise − outcome)²; *chance alone* is what it would be
            had every applicant been told their own frequency. Miss: mean distance of promise and frequency over the tenths.

            | season | about | promised | simulated | Brier | chance alone | miss | at the clearing cutoffs | Brier | miss |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var market in report.Markets)
        {
            foreach (var curve in market.Curves)
            {
                Add($"| {SeasonWords.Title(market.Following)} | {SeasonWords.Specialty(curve.Specialty)} | {curve.Promised.Overall.Promise:0.000} | {Measured(curve.Promised.Overall)} | {curve.Promised.Brier:0.000} | {curve.Promised.BestBrier:0.000} | {curve.Promised.CalibrationError:0.000} | {curve.Cleared.Overall.Promise:0.000} | {curve.Cleared.Brier:0.000} | {curve.Cleared.CalibrationError:0.000} |\n");
            }
        }

        Add(
            $"""

            By tenths, for a match anywhere (promised → simulated):

            | season | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var market in report.Markets)
        {
            Add($"| {SeasonWords.Title(market.Following)} | {string.Join(" | ", market.Curves[0].Promised.Bins.Select(bin => Text($"{bin.Promise:0.00} → {bin.Frequency:0.00}")))} |\n");
        }

        Add(
            $"""

            By applicant type, everybody applying as today. US MD seniors, US DO seniors and non-US international graduates are calibrated on published figures; what the others
            are promised rests on judged terms, which the market can contradict:

            | type | applicants | promised | simulated |
            | --- | --- | --- | --- |

            """);
        foreach (var type in today.Types)
        {
            Add($"| {type.Type} | {type.Promised.Applicants:N0} | {type.Promised.Promise:0.000} | {Measured(type.Promised)} |\n");
        }

        Add(
            $"""

            | season | applications each | invitations promised | interviews attended |
            | --- | --- | --- | --- |

            """);
        foreach (var market in report.Markets)
        {
            Add($"| {SeasonWords.Title(market.Following)} | {market.Applications:0.0} | {market.InterviewsPromised:0.0} | {market.Interviews:0.0} |\n");
        }

        Add(
            $"""

            ## Where the market clears
            A stable match is a system of cutoffs (Azevedo and Leshno 2016): an applicant has the best of the programs whose cutoff they pass. The model
            as it stands puts the mean cutoff at 0; the market puts it where interviews and positions run out. In probits, with the spread of the programs'
            cutoffs in brackets; and the model's bases (α before, γ after the interview, log-odds) beside the values that would put the cutoffs at 0:

            | season | specialty | cutoff, interview | cutoff, match | α | α that clears | γ | γ that clears |
            | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var market in report.Markets)
        {
            foreach (var cutoff in market.Cutoffs)
            {
                Add($"| {SeasonWords.Title(market.Following)} | {SeasonWords.Specialty(cutoff.Specialty)} | {cutoff.Interview:0.00} ({cutoff.InterviewSpread:0.00}) | {cutoff.Match:0.00} ({cutoff.MatchSpread:0.00}) | {cutoff.InterviewBase:0.00} | {cutoff.ClearingInterviewBase:0.00} | {cutoff.MatchBase:0.00} | {cutoff.ClearingMatchBase:0.00} |\n");
            }
        }

        Add(
            $"""

            Moving α and γ of a specialty moves all its scores alike: who is invited and who matches stays the same, and only the promise moves. Both rest on published
            figures: a cutoff off 0 speaks of interviews for a position and interviews attended, which are rougher.

            ## Why promise and market differ
            - **Level.** The model promises {anywhere.Promised.Overall.Promise:0.000} on average and the market gives {anywhere.Promised.Overall.Frequency:0.000}, which is little more than
              positions / applicants ({report.Supply.Sum(s => s.Positions)} / {report.Applicants}) and does not depend on the odds at all. The cutoffs say which stage the difference comes from. At the clearing
              cutoffs the promise is {anywhere.Cleared.Overall.Promise:0.000}.
            - **Size and declined interviews** are left at the clearing cutoffs, and pull in opposite ways. A program with two or six positions has a cutoff that
              moves with the chance of who else applied, independently of other programs; that dilutes what an applicant carries everywhere, so that
              the market gives more than the formula, and less so the larger it is. Whoever is invited widely declines interviews that the formula
              counts, so that it promises more than the market gives:
            {string.Join('\n', report.Sizes.Select(size => Text($"  {size.Size} × the real size: promised {size.Cleared.Promise:0.000}, simulated {size.Cleared.Frequency:0.000}.")))}
            - **Congestion.** When everybody follows SmartPick, lists end where an application buys too little ({report.Markets[^1].Applications:0.0} applications each instead of {today.Applications:0.0}), programs
              invite from shorter piles, and an interview is easier to get than the model, calibrated on today's habits, says. An applicant who follows while
              others do not meets today's cutoffs: the middle season is the one an applicant lives in.
            - **IR.** Here only applicants who prefer IR apply to it; the positions that others fill in truth are left out. Programs of two positions have the least
              predictable cutoffs.

            ## Against published figures
            Nothing is fitted here; everybody applies as today.

            | figure | published | simulated | what |
            | --- | --- | --- | --- |

            """);
        foreach (var check in report.Checks)
        {
            Add($"| {check.Figure[CheckPrefix.Length..]} | {check.Published:0.###} | {check.Simulated:0.###} | {check.Note} |\n");
        }

        return text.ToString();

        void Add(FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));
    }

    private static string Measured(ReliabilityBin bin) => Text($"{bin.Frequency:0.000} ± {bin.StandardError:0.000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
