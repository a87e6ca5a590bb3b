namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A field that holds a value of one of several types.</summary>
internal interface IUnionType
{
    IReadOnlyList<FieldType> Choices { get; }
}
