namespace SmartPick.Simulation.Matching;

/// <summary>Who matched where.</summary>
public sealed class MatchResult
{
    /// <summary>In place of a program: the applicant did not match.</summary>
    public const int Unmatched = -1;

    private readonly int[] _programs;
    private readonly int[] _filled;

    internal MatchResult(int[] programs, int[] filled) => (_programs, _filled) = (programs, filled);

    /// <summary>The program of each applicant, or <see cref="Unmatched"/>.</summary>
    public ReadOnlySpan<int> Programs => _programs;

    /// <summary>Positions filled, by program.</summary>
    public ReadOnlySpan<int> Filled => _filled;
}
