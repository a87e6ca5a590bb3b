namespace SmartPick.Bench.Worth;

/// <summary>One applicant's habitual list beside ours.</summary>
/// <param name="Theirs">P(match) of the habitual list.</param>
/// <param name="Ours">P(match) of our list for the same budget.</param>
/// <param name="Applications">Applications of the habitual list.</param>
/// <param name="Needed">Applications after which our list is as good.</param>
/// <param name="FeesSaved">Dollars that stopping there saves.</param>
internal readonly record struct Standing(double Theirs, double Ours, int Applications, int Needed, double FeesSaved);
