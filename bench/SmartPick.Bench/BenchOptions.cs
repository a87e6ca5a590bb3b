using System.Globalization;

namespace SmartPick.Bench;

/// <summary>What to run.</summary>
/// <param name="Bench">Which bench; its results file has the same name.</param>
/// <param name="Parts">Parts of the bench, in order.</param>
/// <param name="MipLimit">Time that the MIP has for each market.</param>
/// <param name="Sizes">Market sizes of the quality part.</param>
/// <param name="Note">What a reader of the results should know of the circumstances; empty for none.</param>
/// <param name="Root">Folder of the repository.</param>
internal sealed record BenchOptions(
    string Bench, IReadOnlyList<string> Parts, TimeSpan MipLimit, IReadOnlyList<int> Sizes, string Note, string Root)
{
    public const string Usage =
        """
        portfolio [quality|kapur|growth|worth|micro|adversarial ...] [--mip-seconds 60] [--sizes 20,40,80] [--note "text"]
        matching [speed] [--note "text"]
        readiness [readiness|requests ...] [--note "text"]
        Without parts all are run. Each part replaces its section of bench/results/<bench>.md.
        """;

    private static readonly Dictionary<string, string[]> AllParts = new(StringComparer.Ordinal)
    {
        ["portfolio"] = ["quality", "kapur", "growth", "worth", "micro", "adversarial"],
        ["matching"] = ["speed"],
        ["readiness"] = ["readiness", "requests"],
    };

    /// <summary>The options, or null when the arguments make no sense.</summary>
    public static BenchOptions? Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || !AllParts.TryGetValue(args[0], out var parts))
        {
            return null;
        }

        var options = new BenchOptions(
            args[0], [], TimeSpan.FromSeconds(60), [20, 40, 80, 160, 300, 1000, 2000], "", Directory.GetCurrentDirectory());
        for (var i = 1; i < args.Count; i++)
        {
            if (parts.Contains(args[i], StringComparer.Ordinal))
            {
                options = options with { Parts = [.. options.Parts, args[i]] };
            }
            else if (i + 1 < args.Count && options.With(args[i], args[i + 1]) is { } changed)
            {
                options = changed;
                i++;
            }
            else
            {
                return null;
            }
        }

        return options.Parts.Count > 0 ? options : options with { Parts = parts };
    }

    private BenchOptions? With(string name, string value) => name switch
    {
        "--mip-seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 =>
            this with { MipLimit = TimeSpan.FromSeconds(seconds) },
        "--sizes" => ParseSizes(value) is { } sizes ? this with { Sizes = sizes } : null,
        "--note" => this with { Note = value },
        _ => null,
    };

    private static int[]? ParseSizes(string text)
    {
        var sizes = text.Split(',').Select(size => int.TryParse(size, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 0).ToArray();
        return sizes.Contains(0) ? null : sizes;
    }
}
