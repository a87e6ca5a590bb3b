namespace SmartPick.Engine.Portfolio;

/// <summary>
/// How much a solve may still compute, counted in multiplications rather than in time, so that the same problem gives the same answer
/// on every machine and no problem runs on. Where it is spent, a search returns the best that it has, with a valid bound.
/// </summary>
/// <param name="units">Multiplications of vectors, about a tenth of a nanosecond each.</param>
internal sealed class WorkBudget(long units)
{
    private long _left = units;

    public bool IsSpent => _left <= 0;

    public void Spend(long units) => _left -= units;
}
