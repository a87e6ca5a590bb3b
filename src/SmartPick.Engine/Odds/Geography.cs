using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>How close a program is to an applicant's roots.</summary>
internal enum Closeness
{
    None,

    /// <summary>In the same census division as a state with ties, next to it, or around a place with ties.</summary>
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
                var distance = ties.Near[i].Center.DistanceKm(place);
                if (distance <= ties.Near[i].RadiusKm)
                {
                    return Odds.Closeness.Tie;
                }

                if (distance <= regions.Reach * ties.Near[i].RadiusKm)
                {
                    closeness = Odds.Closeness.Region;
                }
            }
        }

        return closeness;
    }
}
