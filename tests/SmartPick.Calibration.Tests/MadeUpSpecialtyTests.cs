using System.Text.Json.Nodes;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Calibration.Tests;

/// <summary>A specialty is data, not code: three files make a new one.</summary>
public sealed class MadeUpSpecialtyTests : IDisposable
{
    private const string Code = "made-up-medicine";
    private const int Programs = 40;

    private static readonly RepositoryData Real = RepositoryData.Find();

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("smartpick-made-up-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_specialty_that_only_the_data_know_has_odds_fees_and_signals()
    {
        Copy("model");
        Copy("seasons");
        Copy("advice");
        Copy("programs", "ty.csv");
        AddPrograms();
        AddToSeason(Path.Combine(Folder("seasons"), "2027.json"));
        AddToModel();
        var data = new RepositoryData(_root.FullName);
        var (model, directory) = (data.Model(), await data.DirectoryAsync());
        var seasons = data.Seasons().Answerable(model.Specialties);
        var advice = AdviceJson.Parse(Directory.GetFiles(Folder("advice")).Select(File.ReadAllBytes));
        Assert.Contains(Code, seasons.Latest.Preferable);

        var answer = new Recommender(seasons, model, advice).Recommend(Request(12), directory, CancellationToken.None);

        Assert.Equal(12, answer.Programs.Count);
        Assert.All(answer.Programs, p => Assert.Equal(Code, p.Program.Specialty));
        Assert.Equal(50 + (7 * 7), answer.Summary.FeesUsd);
        Assert.InRange(answer.Summary.MatchProbability.P, 0.05, 0.99);
        Assert.InRange(answer.Summary.Signals[Code].Silver, 1, 2);
        Assert.Equal(0, answer.Summary.Signals[Code].Gold);
    }

    [Fact]
    public void Without_an_entry_in_the_model_it_cannot_be_asked_for()
    {
        Copy("model");
        Copy("seasons");
        AddToSeason(Path.Combine(Folder("seasons"), "2027.json"));
        var data = new RepositoryData(_root.FullName);

        var season = data.Seasons().Answerable(data.Model().Specialties).Latest;

        Assert.DoesNotContain(Code, season.Preferable);
        Assert.Contains("Made-up Medicine", season.WhyNot(Code), StringComparison.Ordinal);
    }

    private static RecommendationRequest Request(int applications) => new()
    {
        Applicant = new Applicant { Type = ApplicantType.UsMdSenior, GraduationYear = 2027, Step2Ck = new(true, 250, 1) },
        Preferences = new Preferences { Specialties = new Dictionary<string, double> { [Code] = 1 } },
        Limits = new RecommendationLimits { Applications = applications },
        TieSeed = 1,
    };

    private void AddPrograms() => File.WriteAllLines(Path.Combine(Folder("programs"), $"{Code}.csv"),
    [
        "program_id,specialty,name,institution,city,state,source,source_date",
        .. Enumerable.Range(0, Programs).Select(i => FormattableString.Invariant(
            $"98{i:D8},{Code},Made-up Hospital {i},made-up-{i},Testville,{(i % 2 == 0 ? "OH" : "MI")},made up,2026-07-01")),
    ]);

    private static void AddToSeason(string file)
    {
        var season = JsonNode.Parse(File.ReadAllText(file))!;
        season["specialties"]![Code] = new JsonObject { ["name"] = "Made-up Medicine", ["service"] = Code, ["match"] = "nrmp", ["signalPool"] = Code };
        season["services"]![Code] = JsonNode.Parse(
            """{ "name": "Made-up Service", "fees": { "kind": "confirmed", "tiers": [ { "first": 5, "flat": 50 }, { "each": 7 } ], "notIncluded": [] } }""");
        season["signalPools"]![Code] = new JsonObject { ["gold"] = 0, ["silver"] = 2, ["kind"] = "confirmed" };
        File.WriteAllText(file, season.ToJsonString());
    }

    /// <summary>What the model says of diagnostic radiology, said of the new specialty in a file of its own.</summary>
    private void AddToModel()
    {
        var files = Directory.GetFiles(Folder("model")).Select(f => JsonNode.Parse(File.ReadAllText(f))!).ToArray();
        File.WriteAllText(Path.Combine(Folder("model"), $"{Code}.json"), new JsonObject
        {
            ["parameters"] = Said(files, "parameters"),
            ["targets"] = Said(files, "targets"),
        }.ToJsonString());
    }

    private static JsonArray Said(IEnumerable<JsonNode> files, string what) =>
    [
        .. files.SelectMany(f => f[what]?.AsArray() ?? []).Where(p => (string?)p!["specialty"] == "dr").Select(p =>
        {
            var own = p!.DeepClone();
            own["specialty"] = Code;
            return own;
        }),
    ];

    private void Copy(string folder, string pattern = "*.json")
    {
        foreach (var file in Directory.GetFiles(Real.PathOf("data", folder), pattern))
        {
            File.Copy(file, Path.Combine(Folder(folder), Path.GetFileName(file)));
        }
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root.FullName, "data", name)).FullName;
}
