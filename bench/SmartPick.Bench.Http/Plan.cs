namespace SmartPick.Bench.Http;

/// <summary>How long and how much.</summary>
/// <param name="Quick">Whether it is only to see that everything works.</param>
/// <param name="Parts">Parts to run, in order.</param>
/// <param name="Note">What a reader of the results should know of the circumstances; empty for none.</param>
/// <param name="Root">Folder of the repository.</param>
internal sealed record Plan(bool Quick, IReadOnlyList<string> Parts, string Note, string Root)
{
    public const string Usage = """http [throughput|overload|memory|start-up ...] [--quick] [--note "text"]: measures the HTTP API; writes bench/results/http.md (not when quick).""";

    private static readonly string[] AllParts = ["throughput", "overload", "memory", "start-up"];

    /// <summary>Different applicants that ask.</summary>
    public const int Profiles = 1_000;

    /// <summary>Programs of the large catalog.</summary>
    public const int NationalPrograms = 6_500;

    /// <summary>Parts that a load is given in.</summary>
    public const int Slices = 5;

    /// <summary>Connections that keep every processor busy and nobody turned away.</summary>
    public static int Connections => 2 * Environment.ProcessorCount;

    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 5 : 15);

    public TimeSpan Load => TimeSpan.FromSeconds(Quick ? 5 : 20);

    /// <summary>Requests between two looks at the memory.</summary>
    public int MemoryRequests => Quick ? 2_000 : 100_000;

    public int Starts => Quick ? 2 : 11;

    /// <summary>The plan, or null when the arguments make no sense.</summary>
    public static Plan? Parse(IReadOnlyList<string> args)
    {
        var plan = new Plan(false, [], "", Directory.GetCurrentDirectory());
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "http":
                    break;
                case var part when AllParts.Contains(part, StringComparer.Ordinal):
                    plan = plan with { Parts = [.. plan.Parts, part] };
                    break;
                case "--quick":
                    plan = plan with { Quick = true };
                    break;
                case "--note" when i + 1 < args.Count:
                    plan = plan with { Note = args[++i] };
                    break;
                default:
                    return null;
            }
        }

        return plan.Parts.Count > 0 ? plan : plan with { Parts = AllParts };
    }
}
