namespace SmartPick.Functions.Contracts;

/// <summary>Says that a text of a response is the contract's name for a value of an enumeration.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamesOfAttribute(Type enumeration) : Attribute
{
    public Type Enumeration => enumeration;
}
