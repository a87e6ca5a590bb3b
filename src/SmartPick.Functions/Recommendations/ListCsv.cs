using System.Globalization;
using CsvHelper;
using SmartPick.Engine.Recommendations;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Recommendations;

/// <summary>The list as CSV, one program a row in send order; texts are safe to open in a spreadsheet.</summary>
internal static class ListCsv
{
    private static readonly CsvWriterOptions SafeForSpreadsheets = new() { NewLine = "\r\n", Injection = CsvInjection.Escape };

    private static readonly (string Name, Func<RecommendedProgram, string> Value)[] Columns =
    [
        ("rank", p => Number(p.Rank)),
        ("preference_rank", p => Number(p.PreferenceRank)),
        ("program_id", p => p.Program.Id),
        ("name", p => p.Program.Name),
        ("institution", p => p.Program.Institution),
        ("specialty", p => p.Program.Specialty),
        ("city", p => p.Program.City),
        ("state", p => p.Program.State),
        ("tier", p => ContractNames.NameOf(p.Tier)),
        ("equivalence_group", p => p.EquivalenceGroup),
        ("signal", p => ContractNames.NameOf(p.Signal)),
        ("value", p => Number(p.Value)),
        ("fee_usd", p => Number(Math.Round(p.FeeUsd, 2))),
        ("interview", p => Number(p.Interview.P)),
        ("interview_low", p => Number(p.Interview.Low)),
        ("interview_high", p => Number(p.Interview.High)),
        ("match", p => Number(p.Match.P)),
        ("match_low", p => Number(p.Match.Low)),
        ("match_high", p => Number(p.Match.High)),
        ("landing", p => Number(p.Landing)),
        ("marginal", p => Number(p.Marginal)),
        ("unknown", p => string.Join(' ', p.Unknown)),
    ];

    public static string Write(Recommendation list)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, SafeForSpreadsheets, leaveOpen: true))
        {
            csv.WriteHeader([.. Columns.Select(c => c.Name)]);
            foreach (var program in list.Programs)
            {
                csv.WriteRecord([.. Columns.Select(c => c.Value(program))]);
            }
        }

        return text.ToString();
    }

    private static string Number<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
