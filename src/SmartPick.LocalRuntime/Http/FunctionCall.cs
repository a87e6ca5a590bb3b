using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Http;

/// <summary>
/// Calls a function with a request and the values of its route. By reflection and not by a compiled delegate of ASP.NET Core,
/// because compiling one would be a good part of the time to a first answer.
/// </summary>
internal sealed class FunctionCall(FunctionMethod function)
{
    private readonly ParameterInfo[] _parameters = function.Method.GetParameters();
    private readonly MethodInvoker _method = MethodInvoker.Create(function.Method);

    public async Task InvokeAsync(HttpContext context)
    {
        var arguments = Array.ConvertAll(_parameters, parameter => Argument(parameter, context));
        var returned = _method.Invoke(function.CreateInstance(context.RequestServices), arguments);
        var result = returned is Task<IResult> running ? await running : (IResult)returned!;
        await result.ExecuteAsync(context);
    }

    private static object? Argument(ParameterInfo parameter, HttpContext context)
    {
        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return context.Request;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return context.RequestAborted;
        }

        var value = context.Request.RouteValues[parameter.Name!];
        return value is null ? null : Convert.ChangeType(value, parameter.ParameterType, CultureInfo.InvariantCulture);
    }
}
