using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartPick.Catalog;

namespace SmartPick.Functions.Settings;

/// <summary>What becomes of a process whose settings or data cannot be used.</summary>
public static class StartupMistakes
{
    /// <summary>
    /// Lets such a process end with its one sentence and exit code 1: whoever mistyped a setting needs no stack. Nothing is
    /// caught on the way, so tests in one process with the app still see the exception.
    /// </summary>
    public static void TellInOneSentence() => AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
    {
        if (failure.ExceptionObject is SettingException or InvalidDataException)
        {
            Console.Error.WriteLine(((Exception)failure.ExceptionObject).Message);
            Environment.Exit(1);
        }
    };

    /// <summary>Makes what is going to run, and so reads its settings, before the host does: the host would log a stack.</summary>
    public static void Find(IServiceProvider services) => services.GetServices<IHostedService>();
}
