using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmartPick.LocalRuntime;

/// <summary>Where a function app's <c>Program.cs</c> begins.</summary>
public static class FunctionsApplication
{
    static FunctionsApplication() => AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
    {
        // Someone who mistyped a setting needs the sentence, not the stack; in-process tests still see the exception.
        if (failure.ExceptionObject is StartupException mistake)
        {
            Console.Error.WriteLine(mistake.Message);
            Environment.Exit(1);
        }
    };

    /// <summary>Starts building a host for the functions of the calling assembly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(args, Assembly.GetCallingAssembly().GetExportedTypes(), AppContext.BaseDirectory);
}
