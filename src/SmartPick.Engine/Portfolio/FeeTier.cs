namespace SmartPick.Engine.Portfolio;

/// <summary>A run of applications within one group: at one price each or, as the first run, at a flat price for all of them.</summary>
/// <param name="First">
/// How many applications the tier holds; null for "all further ones" (the last tier). A last tier that holds some closes the group.
/// </param>
/// <param name="Each">Dollars for each of them; null where the price is flat.</param>
/// <param name="Flat">Dollars for one or more of them together; null where each has a price. Only the first tier can be flat.</param>
public readonly record struct FeeTier(int? First, double? Each = null, double? Flat = null);
