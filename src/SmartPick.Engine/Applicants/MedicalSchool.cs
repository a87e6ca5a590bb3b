namespace SmartPick.Engine.Applicants;

/// <summary>The applicant's medical school, as far as programs look at it.</summary>
/// <param name="Key">Its key in the data.</param>
/// <param name="State">Two-letter code of its state or territory: a tie.</param>
/// <param name="HomePrograms">Ids of its home programs; empty when it has none.</param>
public sealed record MedicalSchool(string Key, string State, IReadOnlySet<string> HomePrograms);
