using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SmartPick.LocalRuntime.Hosting;

/// <summary>A method marked as a function, and how to make the object it is called on.</summary>
internal sealed class FunctionMethod
{
    private FunctionMethod(string name, MethodInfo method)
    {
        Name = name;
        Method = method;
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    /// <summary>All functions of the types that the settings leave enabled, in the order of their names.</summary>
    public static IReadOnlyList<FunctionMethod> FindAll(IEnumerable<Type> types, IConfiguration configuration)
    {
        var named =
            from type in types
            where type is { IsClass: true, IsAbstract: false }
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null && !configuration.GetValue<bool>($"AzureWebJobs.{function.Name}.Disabled")
            select new FunctionMethod(function.Name, method);
        var functions = named.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var (first, second) in functions.Zip(functions.Skip(1)))
        {
            if (string.Equals(first.Name, second.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new StartupException($"Two functions are called '{first.Name}': give one of them another name.");
            }
        }

        return functions;
    }

    public TTrigger? FindTrigger<TTrigger>()
        where TTrigger : Attribute =>
        Method.GetParameters().Select(parameter => parameter.GetCustomAttribute<TTrigger>()).FirstOrDefault(trigger => trigger is not null);

    public object CreateInstance(IServiceProvider services) => ActivatorUtilities.CreateInstance(services, Method.DeclaringType!);
}
