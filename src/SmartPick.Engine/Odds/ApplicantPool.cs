namespace SmartPick.Engine.Odds;

/// <summary>
/// Specialties that the same people apply to: they are calibrated together, and the correlation loadings are theirs in common. Most
/// specialties are a pool of their own.
/// </summary>
/// <param name="Specialties">
/// The specialty that all of them apply to, then those that some prefer to it (<c>population.interest</c>) and apply to as well.
/// </param>
/// <param name="IsReference">
/// Whether the values of its first specialty stand for every specialty that has none of its own or its group's.
/// </param>
public sealed record ApplicantPool(IReadOnlyList<string> Specialties, bool IsReference = false)
{
    /// <summary>The specialty that all of them apply to.</summary>
    public string Common => Specialties[0];
}

/// <summary>Specialties alike enough to lend each other what one of them has no figures for.</summary>
/// <param name="Name">Its name: the parameters that it lends stand under it in place of a specialty.</param>
/// <param name="Specialties">Those that borrow from it whatever they have no value of their own for.</param>
/// <param name="From">Those whose values it takes the mean of: specialties with figures.</param>
public sealed record SpecialtyGroup(string Name, IReadOnlyList<string> Specialties, IReadOnlyList<string> From);
