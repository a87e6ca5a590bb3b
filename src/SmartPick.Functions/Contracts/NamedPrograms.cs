using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Contracts;

/// <summary>Checks that the programs an applicant names exist, and that those forced in leave every limit standing.</summary>
internal sealed class NamedPrograms(RequestObject root, Preferences preferences, RecommendationLimits limits, SeasonRules season)
{
    public void Check(ProgramDirectory directory)
    {
        var forced = new List<ResidencyProgram>();
        foreach (var id in preferences.Include.Order(StringComparer.Ordinal))
        {
            if (directory.Find(id) is not { } program || !preferences.Specialties.ContainsKey(program.Specialty))
            {
                root.Error("preferences.include", "not-found", $"'{id}' is not a program of the requested specialties.");
            }
            else if (preferences.Exclude.Contains(id))
            {
                root.Error("preferences.include", "contradiction", $"'{id}' is also excluded.");
            }
            else
            {
                forced.Add(program);
            }
        }

        foreach (var id in preferences.Exclude.Where(id => directory.Find(id) is null).Order(StringComparer.Ordinal))
        {
            root.Error("preferences.exclude", "not-found", $"There is no program '{id}'.");
        }

        foreach (var id in preferences.Favorites.Keys.Where(id => directory.Find(id) is null).Order(StringComparer.Ordinal))
        {
            root.Error($"preferences.favorites.{id}", "not-found", $"There is no program '{id}'.");
        }

        if (forced.Count > 0)
        {
            CheckLimits(forced);
        }
    }

    private void CheckLimits(List<ResidencyProgram> forced)
    {
        if (forced.Count > limits.Applications)
        {
            root.Error(
                "limits.applications", "too-small",
                Invariant($"Must be at least {forced.Count}, the number of programs you included."));
        }

        var counts = forced.GroupBy(p => p.Specialty, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(),
            StringComparer.Ordinal);
        foreach (var (specialty, cap) in limits.PerSpecialty)
        {
            if (counts.GetValueOrDefault(specialty) > cap)
            {
                root.Error(
                    $"limits.perSpecialty.{specialty}", "too-small",
                    Invariant($"Must be at least {counts[specialty]}, the number of its programs you included."));
            }
        }

        var fees = limits.FeesOf(forced.Select(p => p.Specialty), season);
        if (fees > Money.Limit(limits.BudgetUsd))
        {
            root.Error(
                "limits.budgetUsd", "too-small",
                Invariant($"Must be at least ${fees.Dollars:0.00}, the fees of the programs you included."));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
