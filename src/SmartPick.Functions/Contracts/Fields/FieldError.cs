namespace SmartPick.Functions.Contracts.Fields;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Field">Path of the field, for example <c>applicant.step2ck.score</c>; empty for the body itself.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What to do about it.</param>
public sealed record FieldError(string Field, string Code, string Message);
