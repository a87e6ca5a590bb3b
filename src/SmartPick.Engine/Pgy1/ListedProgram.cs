using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Pgy1;

/// <summary>A program of the list that PGY-1 years are looked for.</summary>
/// <param name="Program">The program.</param>
/// <param name="Interview">P(interview) with its signal.</param>
/// <param name="Match">P(match | interview).</param>
/// <param name="Advanced">P(a position there is advanced).</param>
internal readonly record struct ListedProgram(ResidencyProgram Program, double Interview, double Match, double Advanced);
