using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>How close a program is to an applicant's roots.</summary>
internal enum Closeness
{
    None,

    /// <summary>In the same census division as a state with ties, or next to it.</summary>
    Region,

    /// <summary>In a state with ties, or within a named radius of a place.</summary>
    Tie,
}

/// <summary>Finds how close a program is to an applicant's roots.</summary>
internal static class Geography
{
    public static Closeness Closeness(Ties ties, ResidencyProgram program, StateRegions regions)
    {
        var closeness = Odds.Closeness.None;
        for (var i = 0; i < ties.States.Count; i++)
        {
            if (ties.States[i] == program.State)
            {
                return Odds.Closeness.Tie;
            }

            if (closeness == Odds.Closeness.None && regions.AreNear(ties.States[i], program.State))
            {
                closeness = Odds.Closeness.Region;
            }
        }

        if (program.Location is { } place)
        {
            for (var i = 0; i < ties.Near.Count; i++)
            {
                if (ties.Near[i].Center.DistanceKm(place) <= ties.Near[i].RadiusKm)
                {
                    return Odds.Closeness.Tie;
                }
            }
        }

        return closeness;
    }
}
