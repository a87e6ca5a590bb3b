using System.Globalization;
using System.Net.Sockets;

namespace SmartPick.Bench.Http.Servers;

/// <summary>What a server process has used since it started.</summary>
/// <param name="Processor">Processor time of all its threads.</param>
/// <param name="Solver">Processor time inside solves.</param>
/// <param name="Solves">Solves that have ended.</param>
/// <param name="Allocated">Bytes allocated.</param>
/// <param name="SolverAllocated">Those of them inside solves.</param>
/// <param name="Heap">Bytes on the heap; what a full collection has left of them, when it was asked for.</param>
/// <param name="WorkingSet">Bytes of memory the system has given it.</param>
internal sealed record Usage(
    TimeSpan Processor, TimeSpan Solver, long Solves, long Allocated, long SolverAllocated, long Heap, long WorkingSet)
{
    /// <summary>What was used since then; memory as it is now.</summary>
    public Usage Since(Usage then) => this with
    {
        Processor = Processor - then.Processor,
        Solver = Solver - then.Solver,
        Solves = Solves - then.Solves,
        Allocated = Allocated - then.Allocated,
        SolverAllocated = SolverAllocated - then.SolverAllocated,
    };

    /// <summary>What was used in both times; memory as it was after the other.</summary>
    public Usage And(Usage other) => other with
    {
        Processor = Processor + other.Processor,
        Solver = Solver + other.Solver,
        Solves = Solves + other.Solves,
        Allocated = Allocated + other.Allocated,
        SolverAllocated = SolverAllocated + other.SolverAllocated,
    };

    /// <summary>Asks the probe in a server.</summary>
    /// <param name="probePort">Its port.</param>
    /// <param name="collect">Whether to collect first; under a load, this would be charged to the load.</param>
    public static async Task<Usage> ReadAsync(int probePort, bool collect)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", probePort);
        client.GetStream().WriteByte(collect ? StartupHook.UsedAndLeft : StartupHook.Used);
        using var reader = new StreamReader(client.GetStream());
        var figures = (await reader.ReadToEndAsync()).Split(' ').Select(f => long.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new Usage(
            TimeSpan.FromTicks(figures[0]), TimeSpan.FromTicks(figures[1]), figures[2], figures[3], figures[4], figures[5], figures[6]);
    }
}
