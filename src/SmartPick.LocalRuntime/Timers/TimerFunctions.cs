using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Timers;

/// <summary>All functions that timers call.</summary>
internal sealed record TimerFunctions(IReadOnlyList<TimerFunction> All)
{
    public static TimerFunctions Create(IEnumerable<FunctionMethod> functions, IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return new([.. functions.Select(function => TimerFunction.Create(function, configuration)).OfType<TimerFunction>()]);
    }
}
