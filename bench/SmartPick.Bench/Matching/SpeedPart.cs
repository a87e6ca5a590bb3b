using SmartPick.Bench.Reporting;
using SmartPick.Fictional;
using SmartPick.Simulation.Matching;
using SmartPick.Simulation.Tests.Support;

namespace SmartPick.Bench.Matching;

/// <summary>The matching beside a textbook implementation, from a season of one specialty to the whole Main Match.</summary>
internal static class SpeedPart
{
    private const int Runs = 50;

    private static readonly (int Applicants, int Programs, int Positions)[] Sizes =
        [(150, 30, 140), (1_600, 300, 1_410), (5_000, 900, 4_500), (47_000, 6_600, 41_000)];

    public static string Run() =>
        $"""
        ## Speed and stability of the matching

        Made-up markets in which both sides agree in part on who is better; every applicant ranks the 14 programs that interviewed them. Both
        implementations start from the same lists in arrays; shortest of {Runs} runs (5 of the largest market). "Market": checking the lists and looking up where
        every program ranks its applicants, once per market; "match": deferred acceptance itself. The textbook's own is a queue of free applicants,
        dictionaries of ranks and sorted sets of holders (`tests/SmartPick.Simulation.Tests/Support/TextbookMatch.cs`). Blocking pairs are counted by
        the definition.

        {Measure()}
        """;

    private static MarkdownTable Measure()
    {
        var table = new MarkdownTable(
            "applicants", "programs", "positions", "market, µs", "match, µs", "textbook, µs", "textbook / (market + match)", "same match", "blocking pairs", "matched");
        var typical = FictionalRankLists.Create(seed: 1, applicants: 1_600, programs: 300, interviews: 14, positions: 1_410);
        Stopwatches.WarmUp(() => DeferredAcceptance.Match(typical.ToMarket()));
        Stopwatches.WarmUp(() => TextbookMatch.Match(typical));
        foreach (var (applicants, programs, positions) in Sizes)
        {
            var lists = FictionalRankLists.Create(seed: 1, applicants, programs, interviews: 14, positions);
            var runs = applicants > 10_000 ? 5 : Runs;
            var (market, compiling) = Stopwatches.Shortest(runs, lists.ToMarket);
            var (match, matching) = Stopwatches.Shortest(runs, () => DeferredAcceptance.Match(market).Programs.ToArray());
            var (textbook, theirs) = Stopwatches.Shortest(runs, () => TextbookMatch.Match(lists));
            table.Add(
                Figures.Text($"{applicants:N0}"),
                Figures.Text($"{programs:N0}"),
                Figures.Text($"{positions:N0}"),
                Figures.Text($"{compiling.TotalMicroseconds:N0}"),
                Figures.Text($"{matching.TotalMicroseconds:N0}"),
                Figures.Text($"{theirs.TotalMicroseconds:N0}"),
                Figures.Text($"{theirs / (compiling + matching):0.0} ×"),
                match.SequenceEqual(textbook) ? "yes" : "no",
                Stability.BlockingPairs(lists, match).Count(),
                Figures.Text($"{match.Count(program => program >= 0):N0}"));
        }

        return table;
    }
}
