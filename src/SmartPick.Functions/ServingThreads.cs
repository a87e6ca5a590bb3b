namespace SmartPick.Functions;

/// <summary>Threads of a process that serves the function classes.</summary>
public static class ServingThreads
{
    /// <summary>
    /// Solves keep as many threads busy as there are processors; what needs no solver must not wait until the pool adds
    /// one. More than one would only take turns with them.
    /// </summary>
    public static void Reserve()
    {
        var threads = Environment.ProcessorCount + 1;
        ThreadPool.SetMinThreads(threads, threads);
    }
}
