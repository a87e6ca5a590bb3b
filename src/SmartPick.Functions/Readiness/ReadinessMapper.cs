using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Requests;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;
using SmartPick.Functions.Recommendations;

namespace SmartPick.Functions.Readiness;

/// <summary>Maps readiness to the response.</summary>
internal static class ReadinessMapper
{
    public static ReadinessResponse ToResponse(
        ReadinessReport report, RecommendationRequest request, CatalogSnapshot catalog, ModelParameters model, DateOnly today)
    {
        return new ReadinessResponse(
            new CatalogVersion(catalog.Version, catalog.RefreshedAt.ToWholeSeconds(), report.Baseline.Considered),
            OddsBasis.Version(model, report.Season.Season, request.Applicant.Type, request.Preferences.Specialties.Keys),
            today,
            new PlanSeasonResponse(report.Standing.MatchYear, report.Standing.DatesKnown, report.Standing.ApplicationsOut),
            EstimateResponse.From(report.Baseline.MatchProbability),
            [.. report.Benchmarks.Select(Benchmark)],
            [.. report.Gaps.Select(g => new GapResponse(g.Code, ContractNames.NameOf(g.Rule.Severity!.Value), g.Rule.Field, g.Text,
                g.Rule.Source))],
            [.. report.WhatIfs.Select(w => WhatIf(w, request))],
            new LettersResponse(Words(report.Letters.Have), Words(report.Letters.Missing), Words(report.Letters.Optional),
                report.Letters.Text),
            Research(report.Research),
            Rotations(report.Rotations),
            [.. report.Compare.Select(c => new StrategyOddsResponse(
                c.Strategy, c.Specialties, EstimateResponse.From(c.Match), EstimateResponse.From(c.First), EstimateResponse.From(c.First),
                RecommendationMapper.Dollars(c.FeesUsd), c.Applications))],
            [.. report.Plan.Select(Item)],
            [.. report.Contingency.Select(b => new BranchResponse(b.Outcome, (decimal)b.P, b.Text, b.PartOf))],
            Advice(report.Preparation),
            Advice(report.Strategy),
            [.. report.Warnings.Select(w => new WarningResponse(w.Code, w.Rule.Field, w.Text, w.Rule.Headline))]);
    }

    private static BenchmarkResponse Benchmark(BenchmarkLine line) => new(
        line.Benchmark.Specialty,
        line.Benchmark.Measure.ToString().ToLowerInvariant(),
        line.Benchmark.Unit,
        (decimal?)line.Own,
        (decimal)line.Benchmark.Matched,
        line.Benchmark.Population,
        (decimal?)line.Percentile,
        line.Benchmark.Year,
        line.Benchmark.Kind,
        line.Benchmark.Source);

    private static WhatIfResponse WhatIf(WhatIf w, RecommendationRequest request) => new(
        w.Code,
        w.Text,
        Effect(w.Effect),
        w.BySpecialty.ToDictionary(s => s.Key, s => (decimal)s.Value, StringComparer.Ordinal),
        ContractNames.NameOf(w.Effort),
        w.Possible,
        ChangePatch.Create(request, w.Changed));

    private static ResearchResponse Research(ResearchCheck r) => new(
        r.Products, r.Projects, r.Projects, new ResearchTargetResponse(r.TargetLow, r.TargetHigh, r.TargetProjects, r.TargetProjects), r.By, r.OnTarget, r.Text);

    private static RotationsResponse Rotations(RotationAdvice r) => new(
        new HomeSubIResponse(r.HomeDone, r.HomeProgramId, r.HomeWindow is { } window ? Window(window) : null, r.HomeText),
        [.. r.Aways.Select(a => new AwayResponse(a.ProgramId, Effect(a.Effect), Window(a.Window)))],
        r.AwaysText);

    private static PlanItemResponse Item(PlanItem i) => new(
        i.Id, new WindowResponse(i.From, i.To), i.Kind is { } kind ? ContractNames.NameOf(kind) : null, i.Stage, i.Title, i.Text, i.Why, ContractNames.NameOf(i.Status), i.Done, i.Source, i.Dates);

    private static WindowResponse Window(DayWindow window) => new(window.From, window.To);

    private static EffectResponse Effect(Effect e) => new((decimal)e.P, (decimal)e.Low, (decimal)e.High);

    private static AdviceResponse[] Advice(IEnumerable<GivenAdvice> advice) => [.. advice.Select(a => new AdviceResponse(a.Code, a.Text))];

    private static string[] Words(IEnumerable<Letter> letters) => [.. letters.Select(LetterCodes.NameOf)];
}
