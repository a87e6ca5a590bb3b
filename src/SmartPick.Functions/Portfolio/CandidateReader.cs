using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Portfolio;

/// <summary>Reads the programs of one request.</summary>
/// <param name="form">How the request writes its odds.</param>
/// <param name="programs">How many there are about.</param>
internal sealed class CandidateReader(StageForm form, int programs)
{
    private readonly HashSet<string> _ids = new(programs, StringComparer.Ordinal);

    /// <summary>The program, usable only when it brings no error.</summary>
    public Candidate Read(JsonObjectReader json)
    {
        var id = json.Required("id", json.String("id"));
        if (id is not null && !_ids.Add(id))
        {
            json.Error("id", "duplicate", $"There is already a program '{id}'.");
        }

        var odds = json.Required(form.Odds, json.Number(form.Odds, 0, 1));
        var signalOdds = json.Object(form.SignalOdds, ReadSignals);
        CheckSignal(json, "silver", signalOdds?.Silver, odds);
        CheckSignal(json, "gold", signalOdds?.Gold, odds);
        var matchOdds = form.MatchOdds is { } match ? json.Required(match, json.Number(match, 0, 1)) : 1;
        foreach (var field in form.Other.Fields)
        {
            if (!json.IsAbsent(field))
            {
                json.Error(field, "mixed-forms", $"The request gives {string.Join(" and ", form.Fields)}: keep to one form.");
            }
        }

        var value = json.Required("value", json.Number("value", -PortfolioReader.MostMagnitude, PortfolioReader.MostMagnitude));
        var group = json.String("group");
        var cost = json.Number("cost", 0, PortfolioReader.MostMagnitude);
        return new Candidate
        {
            Id = id ?? "",
            Group = group ?? "",
            Value = value ?? 0,
            Odds = odds ?? 0,
            SilverOdds = signalOdds?.Silver,
            GoldOdds = signalOdds?.Gold,
            MatchOdds = matchOdds ?? 0,
            Cost = cost ?? 0,
        };
    }

    private static SignalOdds ReadSignals(JsonObjectReader json) => new(json.Number("silver", 0, 1), json.Number("gold", 0, 1));

    private void CheckSignal(JsonObjectReader json, string level, double? odds, double? plain)
    {
        if (odds < plain)
        {
            json.Error($"{form.SignalOdds}.{level}", "too-small", "A signal cannot lower the odds.");
        }
    }

    private sealed record SignalOdds(double? Silver, double? Gold);
}
