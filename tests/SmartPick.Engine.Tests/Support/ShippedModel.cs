using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Tests.Support;

/// <summary>The model parameters, season rules, advice and what readiness rests on as the repository ships them.</summary>
internal static class ShippedModel
{
    private const string Header = "model.json";

    private static readonly Lazy<ModelParameters> LazyParameters = new(() => ModelJson.Parse(
        File.ReadAllBytes(Path.Combine(Folder("model"), Header)),
        Directory.GetFiles(Folder("model"), "*.json")
            .Where(file => Path.GetFileName(file) != Header)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)));

    private static readonly Lazy<SeasonRules> LazySeason = new(() =>
        SeasonJson.Parse(File.ReadAllBytes(Path.Combine(Folder("seasons"), "2026.json"))));

    private static readonly Lazy<AdviceBook> LazyAdvice = new(() =>
        AdviceJson.Parse(Texts("advice")));

    private static readonly Lazy<ReadinessData> LazyReadiness = new(() => ReadinessData.Parse(
        Advice,
        SeasonCalendar.Parse(Texts("seasons/dates")),
        PlanBook.Parse(Texts("plan")),
        File.ReadAllBytes(Path.Combine(Folder("readiness"), "benchmarks.json")),
        File.ReadAllBytes(Path.Combine(Folder("readiness"), "what-ifs.json")),
        File.ReadAllBytes(Path.Combine(Folder("readiness"), "partners.json"))));

    public static ReadinessData Readiness => LazyReadiness.Value;

    public static AdviceBook Advice => LazyAdvice.Value;

    public static ModelParameters Parameters => LazyParameters.Value;

    public static SeasonRules Season2026 => LazySeason.Value;

    /// <summary>The shipped parameters, each changed.</summary>
    public static ModelParameters With(Func<Parameter, Parameter> change) => Parameters.With(Parameters.All.Select(change));

    /// <summary>The shipped parameters without errors that programs share in different measure: there is one scenario then.</summary>
    public static ModelParameters WithoutSharedErrors => With(p => p.Name switch
    {
        "affinity.tie" or "affinity.region" or "signal.gold" or "signal.silverShare" => p with { StandardError = 0 },
        "market.drift" => p with { Value = 0 },
        _ => p,
    });

    private static IEnumerable<byte[]> Texts(string folder) => Directory.GetFiles(Folder(folder), "*.json").Select(File.ReadAllBytes);

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
