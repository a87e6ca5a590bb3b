using SmartPick.Bench.Http.Load;
using SmartPick.Bench.Http.Servers;

namespace SmartPick.Bench.Http.Parts;

/// <summary>A load with what the server used for it.</summary>
internal sealed record Measured(LoadResult Load, Usage Used)
{
    /// <summary>Processor time of the server per answer.</summary>
    public TimeSpan Processor => Used.Processor / Load.Requests;

    /// <summary>The part of it that was spent solving.</summary>
    public TimeSpan Solver => Used.Solver / Load.Requests;

    /// <summary>All the rest.</summary>
    public TimeSpan Rest => Processor - Solver;

    /// <summary>Bytes allocated per answer.</summary>
    public double Allocated => (double)Used.Allocated / Load.Requests;

    /// <summary>The part of them allocated by solves.</summary>
    public double SolverAllocated => (double)Used.SolverAllocated / Load.Requests;

    /// <summary>Warms a server up and measures it under a load.</summary>
    public static async Task<Measured> ByAsync(
        ServerProcess server, string address, Plan plan, int connections, params string[] arguments) =>
        (await InTurnAsync([(server, address)], plan, connections, arguments))[0];

    /// <summary>
    /// Warms servers up and measures them under the same load, in slices by turns: what else goes on in the machine comes and
    /// goes over minutes, and would else tell them apart.
    /// </summary>
    public static async Task<IReadOnlyList<Measured>> InTurnAsync(
        IReadOnlyList<(ServerProcess Server, string Address)> targets, Plan plan, int connections, params string[] arguments)
    {
        foreach (var (server, address) in targets)
        {
            await Wrk.RunAsync(new Uri(server.Address, address), connections, plan.WarmUp, arguments);
        }

        var slices = targets.Select(_ => new List<Measured>()).ToArray();
        for (var slice = 0; slice < Plan.Slices; slice++)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                var (server, address) = targets[i];
                var before = await server.UsageAsync();
                var load = await Wrk.RunAsync(new Uri(server.Address, address), connections, plan.Load / Plan.Slices, arguments);
                slices[i].Add(new Measured(load, (await server.UsageAsync()).Since(before)));
            }
        }

        return [.. slices.Select(Together)];
    }

    private static Measured Together(IReadOnlyList<Measured> slices) => new(
        LoadResult.Together([.. slices.Select(s => s.Load)]), slices.Select(s => s.Used).Aggregate((sum, used) => sum.And(used)));
}
