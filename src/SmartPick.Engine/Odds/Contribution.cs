namespace SmartPick.Engine.Odds;

/// <summary>One named reason behind a program's odds.</summary>
/// <param name="Factor">Stable code of the reason.</param>
/// <param name="Effect">Log-odds it adds to (or takes from) P(interview).</param>
/// <param name="Text">The reason in plain words.</param>
public sealed record Contribution(string Factor, double Effect, string Text);
