using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>Tries each change that is open to an applicant by solving the changed request.</summary>
internal sealed class WhatIfs(Solves solves, AwayChoice choice, ReadinessData data, DateOnly today)
{
    /// <summary>Aways that get a full solve: enough to name one or two and an alternative, few enough to stay quick.</summary>
    private const int AwaysTried = 3;

    public (IReadOnlyList<WhatIf> All, IReadOnlyList<AwayTried> Aways) Of(RecommendationRequest request, AdviceContext context)
    {
        var sent = data.Calendar.Of(SeasonEvent.Submission, context.Standing!.MatchYear).To;
        var aways = Aways(request, context);
        var changes = ProfileChanges.Of(request, context, data)
            .Concat(LimitChanges.Of(request, context))
            .Concat(Backup(request, context))
            .Concat(AwayChanges(request, context, aways));
        return ([
            .. from change in changes
               let whatIf = Try(change)
               orderby whatIf.Effect.P descending, whatIf.Effort, whatIf.Code
               select whatIf,
        ], aways);

        WhatIf Try(Change change)
        {
            var (before, after) = (solves.Of(request), solves.Of(change.Request));
            var rule = data.WhatIfs[change.Kind];
            return new WhatIf(
                change.Code,
                AdviceBook.Fill(rule.Text, name => change.Figures[name]),
                Effect.Between(before.MatchProbability, after.MatchProbability),
                after.BySpecialty.ToDictionary(
                    s => s.Key, s => s.Value.P - (before.BySpecialty.TryGetValue(s.Key, out var p) ? p.P : 0), StringComparer.Ordinal),
                rule.Effort,
                today.AddDays(rule.LeadDays) <= sent,
                change.Request);
        }
    }

    /// <summary>Programs where one more away pays, the best first; none for who has two, or can do none any more.</summary>
    private IReadOnlyList<AwayTried> Aways(RecommendationRequest request, AdviceContext context)
    {
        if (context.Fact("student") != true || context.Fact("two-aways") == true || context.Standing!.ApplicationsOut
            || request.Limits.PerSpecialty.GetValueOrDefault(context.FirstChoice, int.MaxValue) == 0)
        {
            return [];
        }

        // Rotations that are not told stand at the typical number, so that naming a single one could look like a loss.
        var none = request.Applicant.Rotations is null ? request with { Applicant = request.Applicant with { Rotations = [] } } : request;
        var before = solves.Of(none).MatchProbability;
        return
        [
            .. from program in choice.Of(request, context.FirstChoice, solves.Directory, AwaysTried)
               let there = AwayChoice.With(request, program)
               let effect = Effect.Between(before, solves.Of(there).MatchProbability)
               orderby effect.P descending
               select new AwayTried(program, there, effect),
        ];
    }

    private IEnumerable<Change> AwayChanges(RecommendationRequest request, AdviceContext context, IReadOnlyList<AwayTried> best)
    {
        if (best.Count > 0 && request.Applicant.Rotations is not null)
        {
            yield return Change.Of(ChangeCodes.Away, best[0].Changed, ("program", best[0].Program.Name));
        }

        if (best.Count > 1 && context.Fact("away") != true)
        {
            var (first, second) = (best[0].Program, best[1].Program);
            var both = AwayChoice.With(request, first, second);
            // Of each specialty the typical number: two in one may be less than what that credits in another.
            if (request.Applicant.Rotations is not null || solves.Of(both).MatchProbability.P >= solves.Of(request).MatchProbability.P)
            {
                yield return Change.Of(ChangeCodes.TwoAways, both, ("program", $"{first.Name} and {second.Name}"));
            }
        }
    }

    /// <summary>The usual partner of the specialty that an applicant wants most, unless they ask for one of its partners already.</summary>
    private IEnumerable<Change> Backup(RecommendationRequest request, AdviceContext context)
    {
        var season = context.Season.Rules;
        var partners = data.Partners.Where(p => p.Specialty == context.FirstChoice).Select(p => p.Partner).ToArray();
        if (!partners.Any(request.Preferences.Specialties.ContainsKey) && Array.Find(partners, season.Preferable.Contains) is { } partner)
        {
            yield return Change.Of(
                ChangeCodes.DualApply,
                Comparison.Restrict(request, [.. request.Preferences.Specialties.Keys, partner], season),
                ("specialty", season.Specialties[partner].Name));
        }
    }
}

/// <summary>An away rotation that was tried.</summary>
/// <param name="Program">Where.</param>
/// <param name="Changed">The request with the rotation.</param>
/// <param name="Effect">What it adds to P(match).</param>
internal sealed record AwayTried(ResidencyProgram Program, RecommendationRequest Changed, Effect Effect);
