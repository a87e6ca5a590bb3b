using System.Collections.Concurrent;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Recommendations;

/// <summary>What must not make a recommendation worse by more than its certified gap, over fictional applicants.</summary>
public sealed class MetamorphicTests
{
    private const int Applicants = 24;

    private static readonly Recommender Recommender = new(new SeasonBook([ShippedModel.Season2026]), ShippedModel.Parameters, ShippedModel.Advice);

    private static readonly ProgramDirectory Directory = new(FictionalCatalog.Create(7, 200));

    [Fact]
    public void More_applications_and_pins_that_are_on_the_list_never_lower_the_value()
    {
        var broken = new ConcurrentBag<string>();
        Parallel.ForEach(Requests(), request =>
        {
            var before = Recommend(request);
            var more = Recommend(request with { Limits = request.Limits with { Applications = request.Limits.Applications + 5 } });
            if (more.Summary.ExpectedValue < before.Summary.ExpectedValue - (more.Summary.Gap * more.Summary.UpperBound) - 1e-9)
            {
                broken.Add($"{request.TieSeed}: {before.Summary.ExpectedValue} with {request.Limits.Applications} applications, {more.Summary.ExpectedValue} with more");
            }

            var pins = before.Programs.Take(2).Select(p => p.Program.Id).ToHashSet();
            var pinned = Recommend(request with { Preferences = request.Preferences with { Include = pins } });
            if (Math.Abs(pinned.Summary.ExpectedValue - before.Summary.ExpectedValue) > 1e-12)
            {
                broken.Add($"{request.TieSeed}: {before.Summary.ExpectedValue}, with pins {pinned.Summary.ExpectedValue}");
            }
        });

        Expect.None(broken);
    }

    [Fact]
    public void The_best_chance_to_match_is_no_less_than_the_list_s_own()
    {
        var broken = new ConcurrentBag<string>();
        Parallel.ForEach(Requests(), request =>
        {
            foreach (var objective in Enum.GetValues<Objective>())
            {
                var summary = Recommend(request with { Objective = objective }).Summary;
                if (summary.BestMatchProbability < summary.MatchProbability.P)
                {
                    broken.Add($"{request.TieSeed}, {objective}: {summary.BestMatchProbability} below {summary.MatchProbability.P}");
                }
            }
        });

        Expect.None(broken);
    }

    private static IEnumerable<RecommendationRequest> Requests() =>
        FictionalApplicants.Create(11, Applicants, Directory.Programs).Select((who, i) => new RecommendationRequest
        {
            Applicant = who.Applicant,
            Preferences = who.Preferences,
            TieSeed = (ulong)i,
            Limits = new RecommendationLimits { Applications = 20, BudgetUsd = i % 2 == 0 ? null : 150 + (25 * i), FeeAssistance = i % 4 == 1 },
        });

    private static Recommendation Recommend(RecommendationRequest request) =>
        Recommender.Recommend(request, Directory, CancellationToken.None);
}
