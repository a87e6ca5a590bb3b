using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>Fees of PGY-1 applications on top of a list: tiers of their own specialties, one fee assistance over all.</summary>
internal sealed class Pgy1Fees
{
    private readonly string[] _specialties;
    private readonly FeeSchedule[] _schedules;
    private readonly FeeDiscount? _discount;
    private readonly int[] _counts;

    public Pgy1Fees(SeasonRules season, RecommendationLimits limits, ReadOnlySpan<ListedProgram> list)
    {
        _specialties = [.. season.Specialties.Keys];
        _schedules = [.. _specialties.Select(season.FeesOf)];
        _discount = limits.Discount(season);
        _counts = new int[_specialties.Length];
        foreach (var listed in list)
        {
            Send(listed.Program.Specialty);
        }
    }

    /// <summary>What one more application to the specialty adds.</summary>
    public Money Next(string specialty)
    {
        var before = FeeTotal.Of(_schedules, _counts, _discount);
        Add(specialty, 1);
        var after = FeeTotal.Of(_schedules, _counts, _discount);
        Add(specialty, -1);
        return after - before;
    }

    /// <summary>Applications sent to the specialty.</summary>
    public int Sent(string specialty) => _counts[Array.IndexOf(_specialties, specialty)];

    public void Send(string specialty) => Add(specialty, 1);

    private void Add(string specialty, int by) => _counts[Array.IndexOf(_specialties, specialty)] += by;
}
