namespace SmartPick.Functions.Contracts.Fields;

/// <summary>The contract's names for a closed set of values. There are few, so a linear search finds them fastest.</summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class EnumNames<T>(string[] names, T[] values)
    where T : struct
{
    /// <summary>The names, in the order in which a caller is told them.</summary>
    public IReadOnlyList<string> All => names;

    /// <summary>The value of a name; null when it is not one of the set.</summary>
    public T? Find(string name)
    {
        var place = Array.IndexOf(names, name);
        return place < 0 ? null : values[place];
    }

    /// <summary>The name of a value of the set.</summary>
    public string NameOf(T value) => names[Array.IndexOf(values, value)];
}
