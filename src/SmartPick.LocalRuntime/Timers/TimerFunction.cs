using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Timers;

/// <summary>A function that a timer calls.</summary>
internal sealed class TimerFunction
{
    private readonly FunctionMethod _function;

    private TimerFunction(FunctionMethod function, TimerTriggerAttribute trigger, IConfiguration configuration)
    {
        _function = function;
        RunOnStartup = trigger.RunOnStartup;
        Schedule = TimerSchedule.Parse(function.Name, trigger.Schedule, configuration);
        foreach (var parameter in function.Method.GetParameters())
        {
            if (parameter.ParameterType != typeof(TimerInfo) && parameter.ParameterType != typeof(CancellationToken))
            {
                throw new StartupException(
                    $"Function '{Name}' cannot take '{parameter.Name}': only TimerInfo and CancellationToken are bound.");
            }
        }
    }

    public string Name => _function.Name;

    public bool RunOnStartup { get; }

    public TimerSchedule Schedule { get; }

    public static TimerFunction? Create(FunctionMethod function, IConfiguration configuration) =>
        function.FindTrigger<TimerTriggerAttribute>() is { } trigger
            ? new TimerFunction(function, trigger, configuration)
            : null;

    public async Task InvokeAsync(TimerInfo timer, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        object?[] arguments =
        [
            .. _function.Method.GetParameters().Select(
                object (parameter) => parameter.ParameterType == typeof(TimerInfo) ? timer : cancellationToken),
        ];
        var returned = _function.Method.Invoke(
            _function.CreateInstance(scope.ServiceProvider),
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            arguments,
            CultureInfo.InvariantCulture);
        if (returned is Task running)
        {
            await running;
        }
    }
}
