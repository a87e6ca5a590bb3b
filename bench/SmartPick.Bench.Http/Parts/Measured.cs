using SmartPick.Bench.Http.Load;
using SmartPick.Bench.Http.Servers;

namespace SmartPick.Bench.Http.Parts;

/// <summary>A load with what the server used for it.</summary>
internal sealed record Measured(LoadResult Load, Usage Before, Usage After)
{
    /// <summary>Processor time of the server per answer.</summary>
    public TimeSpan Processor => (After.Processor - Before.Processor) / Load.Requests;

    /// <summary>The part of it that was spent solving.</summary>
    public TimeSpan Solver => (After.Solver - Before.Solver) / Load.Requests;

    /// <summary>All the rest.</summary>
    public TimeSpan Rest => Processor - Solver;

    /// <summary>Bytes allocated per answer.</summary>
    public double Allocated => (double)(After.Allocated - Before.Allocated) / Load.Requests;

    /// <summary>The part of them allocated by solves.</summary>
    public double SolverAllocated => (double)(After.SolverAllocated - Before.SolverAllocated) / Load.Requests;

    /// <summary>Warms a server up and measures it under a load.</summary>
    public static async Task<Measured> ByAsync(ServerProcess server, string address, Plan plan, int connections, params string[] arguments)
    {
        var target = new Uri(server.Address, address);
        await Wrk.RunAsync(target, connections, plan.WarmUp, arguments);
        var before = await server.UsageAsync();
        var load = await Wrk.RunAsync(target, connections, plan.Load, arguments);
        return new Measured(load, before, await server.UsageAsync());
    }
}
