using SmartPick.Engine.Numerics;

namespace SmartPick.Simulation.Season;

/// <summary>Standard normal deviates by key: the same seed, stream and key give the same deviate, whatever else is drawn.</summary>
/// <param name="seed">The season's seed.</param>
/// <param name="stream">Keeps the stages of a season apart.</param>
internal readonly struct KeyedNormals(int seed, int stream)
{
    /// <summary>2⁻⁵³: the step between uniform numbers of double precision.</summary>
    private const double Step = 1.0 / (1UL << 53);

    public double this[int applicant, int program] => StandardNormal.Quantile(
        ((Mix(Mix(Mix(((ulong)(uint)seed << 1) + (ulong)stream) + (uint)applicant) + (uint)program) >> 11) + 0.5) * Step);

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong key)
    {
        key += 0x9E3779B97F4A7C15;
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }
}
