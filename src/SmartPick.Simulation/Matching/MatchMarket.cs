namespace SmartPick.Simulation.Matching;

/// <summary>
/// A match to be made: applicants and programs by index, their rank order lists and the programs' quotas. As in the
/// NRMP, every track (categorical, advanced, preliminary) is a program of its own, with its own list and quota.
/// </summary>
public sealed class MatchMarket
{
    /// <summary>Where an applicant ranks a program that does not rank the applicant.</summary>
    internal const int NotRanked = -1;

    private readonly int[] _quotas;
    private readonly int[] _places;

    /// <param name="applicants">For each applicant, the programs ranked.</param>
    /// <param name="programs">For each program, the applicants ranked.</param>
    /// <param name="quotas">Positions of each program, at least 0.</param>
    /// <exception cref="ArgumentException">A list names somebody twice or nobody's index, or a quota is missing or negative.</exception>
    public MatchMarket(RankOrderLists applicants, RankOrderLists programs, IReadOnlyCollection<int> quotas)
    {
        ArgumentNullException.ThrowIfNull(applicants);
        ArgumentNullException.ThrowIfNull(programs);
        ArgumentNullException.ThrowIfNull(quotas);
        if (quotas.Count != programs.Count || quotas.Any(q => q < 0))
        {
            throw new ArgumentException("Every program needs a quota of at least 0.", nameof(quotas));
        }

        applicants.Validate(programs.Count, nameof(applicants));
        programs.Validate(applicants.Count, nameof(programs));
        Applicants = applicants;
        Programs = programs;
        _quotas = [.. quotas];
        _places = PlacesOf(applicants, programs);
    }

    public RankOrderLists Applicants { get; }

    public RankOrderLists Programs { get; }

    /// <summary>Positions by program.</summary>
    public ReadOnlySpan<int> Quotas => _quotas;

    /// <summary>
    /// For each entry of the applicants' lists, where the applicant stands in the flat lists of the programs, or
    /// <see cref="NotRanked"/>.
    /// </summary>
    internal ReadOnlySpan<int> Places => _places;

    /// <summary>
    /// Linear in the length of all lists: each program looks its applicants up once, in an array that it fills and clears.
    /// </summary>
    private static int[] PlacesOf(RankOrderLists applicants, RankOrderLists programs)
    {
        var (entriesFrom, entries, owners) = applicants.ByRanked(programs.Count);
        var places = new int[entries.Length];
        var placeOf = new int[applicants.Count];
        Array.Fill(placeOf, NotRanked);
        for (var program = 0; program < programs.Count; program++)
        {
            var start = programs.Starts[program];
            var list = programs.Of(program);
            for (var place = 0; place < list.Length; place++)
            {
                placeOf[list[place]] = start + place;
            }

            for (var i = entriesFrom[program]; i < entriesFrom[program + 1]; i++)
            {
                places[entries[i]] = placeOf[owners[i]];
            }

            foreach (var applicant in list)
            {
                placeOf[applicant] = NotRanked;
            }
        }

        return places;
    }
}
