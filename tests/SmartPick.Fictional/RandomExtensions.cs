namespace SmartPick.Fictional;

internal static class RandomExtensions
{
    /// <summary>A standard normal deviate (Box–Muller).</summary>
    public static double NextNormal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>True with the given probability.</summary>
    public static bool NextChance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Uniform between the bounds.</summary>
    public static double NextBetween(this Random random, double low, double high) =>
        low + ((high - low) * random.NextDouble());

    /// <summary>One of the items, each as likely as its weight says.</summary>
    public static T NextWeighted<T>(this Random random, IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
            {
                return item;
            }
        }

        return items[^1];
    }
}
