using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Portfolio;

/// <summary>Reads the programs of one request.</summary>
internal sealed class CandidateReader(StageForm form)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The program, usable only when it brings no error; null without an id.</summary>
    public Candidate? Read(JsonObjectReader json)
    {
        var id = json.Required("id", json.String("id"));
        if (id is not null && !_ids.Add(id))
        {
            json.Error("id", "duplicate", $"There is already a program '{id}'.");
        }

        var odds = json.Required(form.Odds, json.Number(form.Odds, 0, 1));
        var signalOdds = json.Object(form.SignalOdds, signals => new SignalOdds(ReadSignal(signals, "silver", odds), ReadSignal(signals, "gold", odds)));
        var matchOdds = form.MatchOdds is { } match ? json.Required(match, json.Number(match, 0, 1)) : 1;
        foreach (var field in form.Other.Fields.Where(field => !json.IsAbsent(field)))
        {
            json.Error(field, "mixed-forms", $"The request gives {string.Join(" and ", form.Fields)}: keep to one form.");
        }

        var value = json.Required("value", json.Number("value", -PortfolioReader.MostMagnitude, PortfolioReader.MostMagnitude));
        var group = json.String("group");
        var cost = json.Number("cost", 0, PortfolioReader.MostMagnitude);
        return id is null ? null : new Candidate
        {
            Id = id,
            Group = group ?? "",
            Value = value ?? 0,
            Odds = odds ?? 0,
            SilverOdds = signalOdds?.Silver,
            GoldOdds = signalOdds?.Gold,
            MatchOdds = matchOdds ?? 0,
            Cost = cost ?? 0,
        };
    }

    private static double? ReadSignal(JsonObjectReader json, string level, double? plain)
    {
        var odds = json.Number(level, 0, 1);
        if (odds < plain)
        {
            json.Error(level, "too-small", "A signal cannot lower the odds.");
        }

        return odds;
    }

    private sealed record SignalOdds(double? Silver, double? Gold);
}
