using System.Globalization;
using System.Text;
using SmartPick.Calibration.Acceptance;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;

namespace SmartPick.Calibration;

/// <summary>
/// What the model card says of every specialty: its solved parameters, what it borrows, and answers beside published rates.
/// </summary>
internal static class SpecialtyTables
{
    private static readonly (string Name, string Heading)[] Columns =
    [
        ("interview.base", "interview base"),
        ("match.base", "match base"),
        ("strength.step2ck", "Step 2 CK, per 10 points"),
        ("market.shift", "market"),
        ("affinity.connection", "connection"),
        ("strength.type.us-do-senior", "US DO senior"),
        ("strength.type.us-img", "US IMG"),
        ("strength.type.non-us-img", "non-US IMG"),
    ];

    public static void Write(StringBuilder text, ModelParameters model, IReadOnlyList<AcceptanceRow> rows)
    {
        text.AppendLine($"""

            ## Every specialty

            Each specialty with figures of its own is solved in a population of its own: interviews per applicant (or published interview rates with and without a
            signal), the match rates of US MD seniors of 2024 and 2026, of US DO seniors and of non-US international graduates, and what ten points of Step 2 CK are worth.
            What no figure tells (correlation, ties, home, away, the signal) is that of radiology. Log-odds; *italic*: borrowed, from the group or, for US citizens of schools
            abroad, from other international graduates.

            | specialty | {string.Join(" | ", Columns.Select(c => c.Heading))} |
            |---|{string.Concat(Columns.Select(_ => "---|"))}
            """);
        foreach (var name in model.Specialties.Concat(model.Groups.Select(g => g.Name)))
        {
            text.AppendLine($"| {name} | {string.Join(" | ", Columns.Select(c => Cell(model, c.Name, name)))} |");
        }

        text.AppendLine("""

            Specialties without figures take the mean of a group, with the spread between its members added to the error:

            | group | mean of | for |
            |---|---|---|
            """);
        foreach (var group in model.Groups)
        {
            text.AppendLine($"| {group.Name} | {string.Join(", ", group.From)} | {string.Join(", ", group.Specialties)} |");
        }

        Answers(text, model, rows);
    }

    private static string Cell(ModelParameters model, string parameter, string specialty)
    {
        var value = model.Get(parameter, specialty);
        var isOwn = value is { Specialty: { } own, Kind: ParameterKind.Derived } && own == specialty && !model.Groups.Any(
            g => g.Name == specialty);
        var number = Invariant($"{value.Value:0.00} ± {value.StandardError:0.00}");
        return isOwn || specialty == model.Reference.Common && value is { Specialty: null, Kind: ParameterKind.Derived }
            ? number
            : $"*{number}*";
    }

    private static void Answers(StringBuilder text, ModelParameters model, IReadOnlyList<AcceptanceRow> rows)
    {
        var (seniors, osteopathic) = (Misses(ApplicantType.UsMdSenior), Misses(ApplicantType.UsDoSenior));
        text.AppendLine(Invariant($"""

            ### Answers beside published rates

            What an applicant is told who gives type and score alone and asks for this specialty, {AcceptanceRun.Applications} applications and the objective `match`, beside the
            published rates of such. Bands of US MD seniors are of 2020–2024 (n ≥ 100), moved together by one shift of the log-odds to the match rate of 2026; the score asked is the
            middle of the band, 257 for 250 and more. No parameter is fitted to a band outside radiology: level and slope come from match rates and mean scores alone. Answers are before
            applying, so that they lie below rates of those with an interview. Mean miss {100 * seniors.Average():0.0} points over {seniors.Length} bands (largest {100 * seniors.Max():0.0}),
            {100 * osteopathic.Average():0.0} over {osteopathic.Length} rates of US DO seniors (2024, without a score; largest {100 * osteopathic.Max():0.0}).

            | specialty | US MD seniors by Step 2 CK: published → answer | mean miss | US DO seniors: published → answer |
            |---|---|---|---|
            """));
        foreach (var specialty in rows.GroupBy(r => r.Published.Specialty, StringComparer.Ordinal))
        {
            var bands = specialty.Where(r => r.Published.From is not null).ToArray();
            var other = specialty.Where(r => r.Published.From is null);
            text.AppendLine(Invariant(
                $"| {specialty.Key} | {string.Join(", ", bands.Select(r => Invariant($"{r.Published.Asked}: {Change(r)}")))} | {(bands.Length > 0 ? Invariant($"{100 * bands.Average(r => r.Miss):0.0}") : "")} | {string.Join(", ", other.Select(r => Invariant($"{Change(r)} (n = {r.Published.Count})")))} |"));
        }

        text.AppendLine(Invariant($"\nSources: {string.Join("; ", rows.Select(r => model.Sources[r.Published.Source]).Distinct())}."));

        double[] Misses(ApplicantType type) => [.. rows.Where(r => r.Published.ApplicantType == type).Select(r => r.Miss)];

        static string Change(AcceptanceRow row) => Invariant($"{100 * row.Published.Rate:0}% → {100 * row.Answer:0}%");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
