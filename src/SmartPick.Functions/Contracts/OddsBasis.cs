using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;

namespace SmartPick.Functions.Contracts;

/// <summary>What the odds of a specialty and a type of applicants rest on, in the contract's words.</summary>
internal static class OddsBasis
{
    /// <summary>Fitted to a published match rate of the specialty and type.</summary>
    private const string Calibrated = "calibrated";

    /// <summary>Taken from similar specialties, or from the nearest type.</summary>
    private const string Borrowed = "borrowed";

    public static string Describe(ModelParameters model, string specialty, ApplicantType type) =>
        model.IsCalibrated(specialty, type) ? Calibrated : Borrowed;

    /// <summary>The model of an answer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="season">Name of the season.</param>
    /// <param name="type">Type of the applicant.</param>
    /// <param name="specialties">The specialties asked for.</param>
    public static ModelVersion Version(ModelParameters model, string season, ApplicantType type, IEnumerable<string> specialties) => new(
        model.Version, season, model.Calibrated, specialties.Order(StringComparer.Ordinal)
            .ToDictionary(s => s, s => Describe(model, s, type), StringComparer.Ordinal));

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> BySpecialty(
        ModelParameters model, IEnumerable<string> specialties) =>
        specialties.ToDictionary(
            s => s,
            IReadOnlyDictionary<string, string> (s) => Enum.GetValues<ApplicantType>()
                .ToDictionary(ApplicantTypes.Code, type => Describe(model, s, type), StringComparer.Ordinal),
            StringComparer.Ordinal);
}
