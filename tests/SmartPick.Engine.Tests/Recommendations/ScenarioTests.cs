using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Recommendations;

/// <summary>Shared errors are hedged: objective, certificate and reported odds are expectations over scenarios of them.</summary>
public sealed class ScenarioTests
{
    private static readonly ProgramDirectory Catalog = new(FictionalCatalog.Create(17, 120));

    private static readonly Applicant Told = MadeUp.Average with { Ties = new Ties(["MI", "OH"], []), Connections = [] };

    private static readonly RecommendationRequest Request = new()
    {
        Applicant = Told,
        Preferences = new Preferences { Specialties = new Dictionary<string, double> { ["dr"] = 1 } },
        Objective = Objective.Match,
        TieSeed = 3,
    };

    [Fact]
    public void The_reported_chance_is_the_mean_of_models_whose_ties_and_signals_are_off_by_the_errors()
    {
        var model = ShippedModel.WithoutSharedErrors;
        var season = new SeasonBook([ShippedModel.Season2026]);
        var list = new Recommender(season, ShippedModel.Parameters, ShippedModel.Advice).Recommend(
            Request, Catalog, CancellationToken.None);
        var (tie, region) = (ShippedModel.Parameters.Get("affinity.tie"), ShippedModel.Parameters.Get("affinity.region"));
        var (gold, share) = (ShippedModel.Parameters.Get("signal.gold"), ShippedModel.Parameters.Get("signal.silverShare"));
        var silverError = Math.Sqrt(
            Math.Pow(share.Value * gold.StandardError, 2) + Math.Pow(share.StandardError, 2) * (
                Math.Pow(gold.Value, 2) + Math.Pow(gold.StandardError, 2)));
        var drift = ShippedModel.Parameters.Get("market.drift").Value;
        var far = Math.Sqrt(3);

        // By hand: each scenario moves one error by √3 standard deviations, in log-odds at every program by its own measure.
        var chances = new[] { (-far, 0.0, 0.0), (far, 0.0, 0.0), (0.0, -far, 0.0), (0.0, far, 0.0), (0.0, 0.0, -far), (0.0, 0.0, far) }
            .Select(at => 1 - NoMatch(at.Item1, at.Item2, at.Item3)).ToArray();

        Assert.Equal(chances.Average(), list.Summary.MatchProbability.P, 1e-5);
        Assert.True(chances.Max() - chances.Min() > 0.005);

        double NoMatch(double ties, double signals, double market)
        {
            var odds = new OddsModel(Told, 2026, model);
            var (paper, person) = (Gaussian.For(odds.Dependence.Interview), Gaussian.For(odds.Dependence.Match));
            var (eta, kappa) = (model.Get("match.affinityShare", "dr").Value, model.Get("match.strengthShare", "dr").Value);
            var programs = list.Programs.Select(p =>
            {
                var at = odds.At(p.Program);
                var error = Told.Ties!.States.Contains(p.Program.State) ? tie.StandardError
                    : Told.Ties.States.Any(s => model.Regions.AreNear(s, p.Program.State)) ? region.StandardError
                    : 0;
                var signal = p.Signal switch
                {
                    SignalLevel.Gold => gold.StandardError,
                    SignalLevel.Silver => silverError,
                    _ => 0,
                };
                var entry = at.Entry;
                return (Interview: (1 - entry.Closed) * Moved(entry.At(p.Signal).P, (ties * error) + (signals * signal) + (market * drift)),
                    Match: Moved(entry.MatchOpen, (eta * ties * error) + (kappa * market * drift)));
            }).ToArray();
            var no = 0.0;
            for (var z = 0; z < paper.Nodes.Length; z++)
            {
                for (var w = 0; w < person.Nodes.Length; w++)
                {
                    no += paper.Weights[z] * person.Weights[w] * programs.Aggregate(1.0, (left, p) => left * (1
                        - (Gaussian.Conditional(p.Interview, odds.Dependence.Interview, paper.Nodes[z])
                            * Gaussian.Conditional(p.Match, odds.Dependence.Match, person.Nodes[w]))));
                }
            }

            return no;
        }

        static double Moved(double p, double by) => Logit.ToProbability(Logit.Of(p) + by);
    }

    [Fact]
    public void Landings_sum_to_the_chance_over_scenarios_and_the_certificate_bounds_it()
    {
        var list = new Recommender(new SeasonBook([ShippedModel.Season2026]), ShippedModel.Parameters, ShippedModel.Advice)
            .Recommend(Request, Catalog, CancellationToken.None);

        Assert.Equal(list.Summary.MatchProbability.P, list.Programs.Sum(p => p.Landing), 1e-6);
        Assert.InRange(list.Summary.Gap, 0, 0.001);
        Assert.True(list.Summary.UpperBound >= list.Summary.ExpectedValue);
    }
}
