using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartPick.Catalog.Settings;

namespace SmartPick.Functions.Settings;

/// <summary>Ends a process whose settings or data cannot be used.</summary>
public static class StartupErrors
{
    /// <summary>
    /// Lets such a process print one sentence and exit with code 1: the operator who mistyped a setting needs no stack
    /// trace. Nothing is caught on the way, so tests in the app's own process still see the exception.
    /// </summary>
    /// <param name="isStartupError">Recognizes further exceptions whose message is the one sentence.</param>
    public static void PrintAndExit(Predicate<Exception>? isStartupError = null) =>
        AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
    {
        var error = (Exception)failure.ExceptionObject;
        if (error is SettingException or InvalidDataException || isStartupError?.Invoke(error) is true)
        {
            Console.Error.WriteLine(error.Message);
            Environment.Exit(1);
        }
    };

    /// <summary>Creates the hosted services, and so reads their settings, before the host does: the host would log a stack trace.</summary>
    public static void Find(IServiceProvider services) => services.GetServices<IHostedService>();
}
