using System.Globalization;
using CsvHelper;
using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>Writes programs as CSV in the schema of data/README.md.</summary>
public static class FictionalCatalogCsv
{
    private static readonly (string Name, Func<ResidencyProgram, string?> Value)[] Columns =
    [
        ("program_id", p => p.Id),
        ("specialty", p => p.Specialty),
        ("name", p => p.Name),
        ("institution", p => p.Institution),
        ("city", p => p.City),
        ("state", p => p.State),
        ("lat", p => Text(p.Location?.Latitude)),
        ("lon", p => Text(p.Location?.Longitude)),
        ("setting", p => CsvWords.Of(p.Setting)),
        ("positions", p => Text(p.Positions)),
        ("tracks", p => CsvWords.Of(p.Tracks)),
        ("step2ck_median", p => Text(p.MedianStep2Ck)),
        ("step2ck_minimum", p => Text(p.MinimumStep2Ck)),
        ("step2ck_minimum_kind", p => CsvWords.OfMinimum(p.MinimumStep2CkIsStrict)),
        ("comlex", p => CsvWords.Of(p.Comlex)),
        ("visas", p => CsvWords.Of(p.Visas)),
        ("do_share", p => Text(p.DoShare)),
        ("img_share", p => Text(p.ImgShare)),
        ("applicants", p => Text(p.Applicants)),
        ("interviews", p => Text(p.Interviews)),
        ("signals_accepted", p => CsvWords.Of(p.SignalsAccepted)),
        ("ir_division", p => CsvWords.Of(p.IrDivision)),
        ("research_funding_musd", p => Text(p.ResearchFundingMillions)),
        ("source", p => p.Source),
        ("source_date", p => p.SourceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    public static void Write(TextWriter writer, IEnumerable<ResidencyProgram> programs)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader([.. Columns.Select(c => c.Name)]);
        foreach (var program in programs)
        {
            csv.WriteRecord([.. Columns.Select(c => c.Value(program))]);
        }
    }

    private static string? Text<T>(T? number)
        where T : struct, IFormattable => number?.ToString(null, CultureInfo.InvariantCulture);
}
