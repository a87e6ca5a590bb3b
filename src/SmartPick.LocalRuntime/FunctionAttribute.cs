namespace SmartPick.LocalRuntime;

/// <summary>Marks a public instance method as a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
