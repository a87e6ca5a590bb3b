using SmartPick.Calibration.Acceptance;
using SmartPick.Catalog.Csv;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Calibration;

/// <summary>The model, the seasons and the real directory as the repository holds them.</summary>
public sealed class RepositoryData(string root)
{
    /// <summary>Name of the file that a calibration writes.</summary>
    public const string Calibration = "calibration.json";

    private const string Header = "model.json";

    /// <summary>The repository's root: the nearest folder above the program that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run inside the repository.</exception>
    public static RepositoryData Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SmartPick.Functions.sln")))
            {
                return new RepositoryData(folder.FullName);
            }
        }

        throw new DirectoryNotFoundException("Run this inside the repository: no folder above holds SmartPick.Functions.sln.");
    }

    /// <summary>Full path of a file of the repository.</summary>
    public string PathOf(params string[] parts) => Path.Combine([root, .. parts]);

    public SeasonBook Seasons() => new(Files("seasons", "*.json").Select(f => SeasonJson.Parse(File.ReadAllBytes(f))));

    public ModelParameters Model() => Model(Files("model", "*.json"));

    /// <summary>The model without what a calibration finds: what the calibration starts from.</summary>
    public ModelParameters Uncalibrated() => Model(Files("model", "*.json").Where(f => Path.GetFileName(f) != Calibration));

    private ModelParameters Model(IEnumerable<string> files) => ModelJson.Parse(
        File.ReadAllBytes(PathOf("data", "model", Header)),
        files.Where(f => Path.GetFileName(f) != Header).Select(File.ReadAllBytes));

    /// <summary>Published match rates that answers are compared with, <c>data/acceptance</c>.</summary>
    public IReadOnlyList<PublishedRate> PublishedRates() => PublishedRate.Read(PathOf("data", "acceptance", "published-rates.json"));

    /// <summary>The programs of <c>data/programs</c>.</summary>
    /// <exception cref="InvalidDataException">A row breaks a rule of data/README.md.</exception>
    public async Task<ProgramDirectory> DirectoryAsync()
    {
        var reader = new ProgramCsvReader(Seasons().Latest.Specialties.Keys.ToHashSet(StringComparer.Ordinal), TimeProvider.System);
        var problems = new ProblemList();
        var programs = new List<ResidencyProgram>();
        foreach (var file in Files("programs", "*.csv"))
        {
            using var content = File.OpenRead(file);
            var read = await reader.ReadAsync(Path.GetFileName(file), content, problems, CancellationToken.None).ConfigureAwait(false);
            programs.AddRange(read.Rows.Select(r => r.Program));
        }

        if (problems.Kept is [var first, ..])
        {
            throw new InvalidDataException(FormattableString.Invariant($"{first.File}, line {first.Line}: {first.Message}"));
        }

        return new ProgramDirectory(programs);
    }

    private IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(PathOf("data", folder), pattern).Order(StringComparer.Ordinal);
}
