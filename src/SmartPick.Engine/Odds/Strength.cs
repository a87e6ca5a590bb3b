using System.Globalization;
using System.Text;
using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's strength on paper for one specialty, in log-odds; 0 is the reference applicant.</summary>
/// <param name="LogOdds">Sum of all contributions.</param>
/// <param name="Variance">Variance from coefficient errors and from fields that are not known.</param>
/// <param name="Contributions">What it is made of.</param>
/// <param name="Unknown">Features that are not known, by name.</param>
internal sealed record Strength(double LogOdds, double Variance, IReadOnlyList<Contribution> Contributions, IReadOnlyList<string> Unknown)
{
    public static Strength Of(Applicant applicant, string specialty, int matchYear, ModelParameters model)
    {
        var context = new StrengthContext(
            specialty,
            matchYear,
            model.Get("strength.step2ck.reference", specialty).Value,
            model.Get("strength.research.reference", specialty).Value);
        var contributions = new List<Contribution>();
        var unknown = new List<string>();
        var type = model.Get($"strength.type.{Kebab(applicant.Type)}", specialty);
        contributions.Add(new Contribution("applicant-type", type.Value, $"Applicant type {Kebab(applicant.Type)}"));
        var variance = type.StandardError * type.StandardError;
        foreach (var feature in StrengthFeatures.All)
        {
            var value = feature.Read(applicant, context);
            if (!value.Applies)
            {
                continue;
            }

            var coefficient = model.Get($"strength.{feature.Name}", specialty);
            if (value.Number is not { } number)
            {
                var spread = coefficient.Value * model.Get($"strength.{feature.Name}.spread", specialty).Value;
                variance += spread * spread;
                unknown.Add(feature.Name);
                continue;
            }

            var deviation = number - model.Get($"strength.{feature.Name}.reference", specialty).Value;
            variance += deviation * deviation * coefficient.StandardError * coefficient.StandardError;
            contributions.Add(new Contribution(Hyphenated(feature.Name), coefficient.Value * deviation, Text(feature, deviation)));
        }

        return new Strength(contributions.Sum(c => c.Effect), variance, contributions, unknown);
    }

    private static string Text(StrengthFeature feature, double deviation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{feature.Label}: {(deviation >= 0 ? "above" : "below")} the typical applicant to this specialty");

    private static string Kebab(ApplicantType type) => Hyphenated(type.ToString());

    private static string Hyphenated(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
