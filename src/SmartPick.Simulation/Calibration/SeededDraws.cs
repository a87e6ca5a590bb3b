using SmartPick.Engine.Numerics;

namespace SmartPick.Simulation.Calibration;

/// <summary>Draws from distributions, the same for the same seed.</summary>
internal sealed class SeededDraws(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Uniform in [0,1).</summary>
    public double Uniform() => _random.NextDouble();

    /// <summary>A standard normal deviate.</summary>
    public double Normal() => StandardNormal.Quantile(Math.Max(_random.NextDouble(), double.Epsilon));

    /// <summary>A standard normal deviate that correlates with <paramref name="standing"/>.</summary>
    public double Normal(double standing, double loading) =>
        (loading * standing) + (Math.Sqrt(1 - (loading * loading)) * Normal());

    /// <summary>True for <paramref name="share"/> of all, more often for those of high standing if the loading is positive.</summary>
    public bool Chance(double share, double standing = 0, double loading = 0) =>
        Normal(standing, loading) > -StandardNormal.Quantile(share);

    /// <summary>A Poisson count (inversion; for small means).</summary>
    public int Count(double mean)
    {
        var left = Uniform();
        var probability = Math.Exp(-mean);
        var count = 0;
        while (left >= probability && probability > 0)
        {
            left -= probability;
            probability *= mean / ++count;
        }

        return count;
    }

    public T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>One of the items, each as likely as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(T Value, double Weight)> items)
    {
        var left = Uniform() * items.Sum(i => i.Weight);
        foreach (var (value, weight) in items)
        {
            left -= weight;
            if (left < 0)
            {
                return value;
            }
        }

        return items[^1].Value;
    }
}
