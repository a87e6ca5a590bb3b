using CsCheck;

namespace SmartPick.Engine.Tests.Support;

/// <summary>Random cases that are the same in every run.</summary>
internal static class FixedCases
{
    /// <summary>Checks a property of each of a number of cases; says which one breaks it.</summary>
    public static void ForEach<T>(this Gen<T> cases, int count, Action<T> property)
    {
        var random = new PCG(1, 2026);
        for (var i = 0; i < count; i++)
        {
            var one = cases.Generate(random, null, out _);
            try
            {
                property(one);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"Case {i}: {Check.Print(one)}", broken);
            }
        }
    }
}
