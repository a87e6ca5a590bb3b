using System.Collections;

namespace SmartPick.Engine.Recommendations;

/// <summary>A list whose members are made each time they are read: for long lists that are read once.</summary>
/// <param name="count">How many there are.</param>
/// <param name="at">Makes the one at a place, from 0.</param>
internal sealed class MadeWhenRead<T>(int count, Func<int, T> at) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => at(index);

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return at(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
