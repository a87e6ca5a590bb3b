using SmartPick.Catalog.Csv;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Seasons;
using SmartPick.Fictional;

namespace SmartPick.Bench.Worth;

/// <summary>The data that lists are made from.</summary>
internal static class Catalogs
{
    private const int FictionalSeed = 1;

    /// <summary>
    /// The real programs that the fictional applicants apply to: of the specialties that are meant when none is named, and PGY-1 years.
    /// </summary>
    public static async Task<ProgramDirectory> RealAsync(string root, SeasonBook seasons)
    {
        var reader = new ProgramCsvReader(seasons.Latest.Specialties.Keys.ToHashSet(StringComparer.Ordinal), TimeProvider.System);
        var problems = new ProblemList();
        var programs = new List<ResidencyProgram>();
        foreach (var file in Files(root, "programs", "*.csv"))
        {
            var content = File.OpenRead(file);
            await using (content.ConfigureAwait(false))
            {
                var read = await reader.ReadAsync(Path.GetFileName(file), content, problems, CancellationToken.None).ConfigureAwait(false);
                programs.AddRange(read.Rows.Select(r => r.Program));
            }
        }

        var meant = seasons.Latest.DefaultValues().Keys.Concat(seasons.Latest.Preparatory).ToHashSet(StringComparer.Ordinal);
        return new ProgramDirectory(programs.Where(p => meant.Contains(p.Specialty)));
    }

    /// <summary>As many made-up programs, with every column known.</summary>
    public static ProgramDirectory Fictional(int programs) => new(FictionalCatalog.Create(FictionalSeed, programs));

    public static SeasonBook Seasons(string root) =>
        new(Files(root, "seasons", "*.json").Select(f => SeasonJson.Parse(File.ReadAllBytes(f))));

    public static ModelParameters Model(string root)
    {
        var files = Files(root, "model", "*.json").ToLookup(f => Path.GetFileName(f) == "model.json", f => File.ReadAllBytes(f));
        return ModelJson.Parse(files[true].Single(), files[false]);
    }

    public static ReadinessData Readiness(string root)
    {
        var own = Files(root, "readiness", "*.json").ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);
        return ReadinessData.Parse(
            AdviceJson.Parse(Texts("advice")), SeasonCalendar.Parse(Texts("seasons/dates")), PlanBook.Parse(Texts("plan")), own["benchmarks.json"], own["what-ifs.json"],
            own["partners.json"]);

        IEnumerable<byte[]> Texts(string folder) => Files(root, folder, "*.json").Select(File.ReadAllBytes);
    }

    private static IEnumerable<string> Files(string root, string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(root, "data", folder), pattern).Order(StringComparer.Ordinal);
}
