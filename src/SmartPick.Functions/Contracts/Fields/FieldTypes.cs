namespace SmartPick.Functions.Contracts.Fields;

/// <summary>Names the types of fields where tables of fields are written.</summary>
internal static class FieldTypes
{
    /// <summary>Most items of a list, unless the table says otherwise.</summary>
    public const int MaxListLength = 100;

    public static TextType Text { get; } = new();

    /// <summary>A text that names something in the data, such as the id of a program.</summary>
    public static TextType Key { get; } = new(isKey: true);

    public static BooleanType Flag { get; } = new();

    public static NumberType Number(double min, double max) => new(min, max);

    public static IntegerType Integer(int min, int max) => new(min, max);

    public static ChoiceType<T> OneOf<T>(EnumNames<T> names)
        where T : struct => new(names);

    public static ListType<T> List<T>(FieldType<T> item, int maxLength = MaxListLength) => new(item, maxLength, isSet: false);

    /// <summary>A list in which neither order nor repetition means anything.</summary>
    public static ListType<T> SetOf<T>(FieldType<T> item) => new(item, MaxListLength, isSet: true);

    /// <summary>Values by any name.</summary>
    public static MapType<T> Map<T>(FieldType<T> value) => new(schemaName: null, names: null, _ => value);

    /// <summary>Values by names of a closed set.</summary>
    public static MapType<T> Map<T>(string schemaName, IReadOnlyList<string> names, FieldType<T> value) =>
        new(schemaName, names, _ => value);
}
