using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Portfolio;

/// <summary>Reads the programs of one request.</summary>
internal sealed class CandidateReader
{
    private readonly StageForm _form;
    private readonly HashSet<string> _ids;

    // Made once for thousands of programs: how the odds with signals are read, and those of the program at hand.
    private readonly Func<JsonObjectReader, CandidateReader> _readSignals;
    private double? _silver;
    private double? _gold;

    /// <param name="form">How the request writes its odds.</param>
    /// <param name="programs">How many there are about.</param>
    public CandidateReader(StageForm form, int programs)
    {
        _form = form;
        _ids = new(programs, StringComparer.Ordinal);
        _readSignals = json =>
        {
            (_silver, _gold) = (json.Number("silver", 0, 1), json.Number("gold", 0, 1));
            return this;
        };
    }

    /// <summary>The program, usable only when it brings no error.</summary>
    public Candidate Read(JsonObjectReader json)
    {
        var id = json.Required("id", json.String("id"));
        if (id is not null && !_ids.Add(id))
        {
            json.Error("id", "duplicate", $"There is already a program '{id}'.");
        }

        var odds = json.Required(_form.Odds, json.Number(_form.Odds, 0, 1));
        (_silver, _gold) = (null, null);
        json.Object(_form.SignalOdds, _readSignals);
        CheckSignal(json, "silver", _silver, odds);
        CheckSignal(json, "gold", _gold, odds);
        var matchOdds = _form.MatchOdds is { } match ? json.Required(match, json.Number(match, 0, 1)) : 1;
        foreach (var field in _form.Other.Fields)
        {
            if (!json.IsAbsent(field))
            {
                json.Error(field, "mixed-forms", $"The request gives {string.Join(" and ", _form.Fields)}: keep to one form.");
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
            SilverOdds = _silver,
            GoldOdds = _gold,
            MatchOdds = matchOdds ?? 0,
            Cost = cost ?? 0,
        };
    }

    private void CheckSignal(JsonObjectReader json, string level, double? odds, double? plain)
    {
        if (odds < plain)
        {
            json.Error($"{_form.SignalOdds}.{level}", "too-small", "A signal cannot lower the odds.");
        }
    }
}
