namespace SmartPick.Engine.Portfolio;

/// <summary>A run of applications within one group at one price.</summary>
/// <param name="First">How many applications the tier holds; null for "all further ones" (the last tier). A last tier that holds some closes the group.</param>
/// <param name="Each">Dollars for each of them.</param>
public readonly record struct FeeTier(int? First, double Each);
