using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>
/// What draws an applicant and a program together beyond strength: home, an away rotation there, roots nearby, research,
/// and residents of the applicant's own kind.
/// </summary>
internal sealed class Affinity
{
    private static readonly Outcome[] NoTie = [new Outcome(1, default)];

    private static readonly int Aways = StrengthFeatures.IndexOf("aways");
    private static readonly int Research = StrengthFeatures.IndexOf("research");

    private readonly Applicant _applicant;
    private readonly SpecialtyModel _model;
    private readonly HashSet<string>? _hosts;
    private readonly double _unnamedAways;
    private readonly Uncertain _products;
    private readonly bool _researchIsKnown;

    public Affinity(Applicant applicant, string specialty, Strength strength, SpecialtyModel model)
    {
        (_applicant, _model) = (applicant, model);
        var aways = applicant.Rotations?.Where(r => r.Kind == RotationKind.Away).ToArray();
        _hosts = aways?.Select(r => r.ProgramId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // Rotations not told of are as many as usual; of one whose host is not said, any program may be the host.
        _unnamedAways = aways?.Count(r => r.ProgramId is null && (r.Specialty is null || r.Specialty == specialty))
            ?? model.Features[Aways].Reference;
        _researchIsKnown = strength.Reading(Research).IsKnown;
        _products = strength.Reading(Research).Value - Uncertain.Known(model.Features[Research].Reference);
    }

    /// <summary>All but roots: they are not a matter of degree and are averaged over case by case.</summary>
    public Uncertain Of(ResidencyProgram program, ProgramBar bar)
    {
        var affinity = Away(program) + Mission(bar);
        if (_applicant.IsOsteopathic)
        {
            affinity += Share(_model.DoShare, program.DoShare);
        }
        else if (_applicant.IsImg)
        {
            affinity += Share(_model.ImgShare, program.ImgShare);
        }

        return affinity + Home(program);
    }

    /// <summary>What roots near the program add: one outcome when they are known, else each that they could be.</summary>
    public Outcome[] Ties(ResidencyProgram program)
    {
        if (_applicant.Ties is not { } ties)
        {
            return _model.UnknownTies;
        }

        return Geography.Closeness(ties, program, _model.Regions) switch
        {
            Closeness.Tie => _model.KnownTie,
            Closeness.Region => _model.KnownRegion,
            _ => NoTie,
        };
    }

    /// <summary>Names what draws the two together, as far as it is known.</summary>
    public void Explain(ResidencyProgram program, List<Contribution> contributions)
    {
        if (_applicant.HomeInstitution == program.Institution)
        {
            contributions.Add(new Contribution("home-program", _model.Home.Value, "Your own institution"));
        }

        if (IsHost(program))
        {
            contributions.Add(new Contribution("away-rotation", _model.AwayHere.Value, "Away rotation at this program"));
        }

        if (_applicant.Ties is { } ties)
        {
            switch (Geography.Closeness(ties, program, _model.Regions))
            {
                case Closeness.Tie:
                    contributions.Add(new Contribution("geographic-tie", _model.Tie.Mean, ties.States.Contains(program.State, StringComparer.Ordinal) ? $"Ties to {program.State}" : "Ties nearby"));
                    break;
                case Closeness.Region:
                    contributions.Add(new Contribution("region", _model.Region.Mean, $"Ties in the region of {program.State}"));
                    break;
            }
        }

        if (_researchIsKnown)
        {
            contributions.Add(new Contribution(
                "mission",
                Mission(_model.Bar(program)).Mean,
                program.ResearchFundingMillions is { } funding
                    ? string.Create(CultureInfo.InvariantCulture, $"Your research at a department with ${funding:0.#} million a year for it")
                    : "Your research at a program of this setting"));
        }

        if (_applicant.IsOsteopathic && program.DoShare is { } dos)
        {
            contributions.Add(new Contribution("do-share", Share(_model.DoShare, dos).Mean, string.Create(CultureInfo.InvariantCulture, $"{100 * dos:0}% of its residents are DOs")));
        }

        if (_applicant.IsImg && program.ImgShare is { } imgs)
        {
            contributions.Add(new Contribution("img-share", Share(_model.ImgShare, imgs).Mean, string.Create(CultureInfo.InvariantCulture, $"{100 * imgs:0}% of its residents are international graduates")));
        }
    }

    /// <summary>Fields that are not known, each with the variance that it leaves.</summary>
    public void Open(ResidencyProgram program, UnknownFields unknown)
    {
        if (_applicant.Ties is null)
        {
            unknown.Add("applicant.ties", SpecialtyModel.Mixture(_model.UnknownTies).Variance);
        }

        if (_applicant.HomeInstitution is null)
        {
            unknown.Add("applicant.homeInstitution", Home(program).Variance);
        }

        if (_unnamedAways > 0 && !IsHost(program))
        {
            unknown.Add("applicant.rotations", Away(program).Variance);
        }

        if (program.DoShare is null && _applicant.IsOsteopathic)
        {
            unknown.Add("doShare", Share(_model.DoShare, null).Variance);
        }

        if (program.ImgShare is null && _applicant.IsImg)
        {
            unknown.Add("imgShare", Share(_model.ImgShare, null).Variance);
        }
    }

    private Uncertain Home(ResidencyProgram program) => _applicant.HomeInstitution is { } home
        ? (home == program.Institution ? _model.Home.Once : default)
        : Maybe(_model.Home, _applicant.IsImg ? 0 : _model.HomePrior);

    /// <summary>Whether the applicant names the program as one they rotated at.</summary>
    private bool IsHost(ResidencyProgram program) => _hosts?.Contains(program.Id) == true;

    private Uncertain Away(ResidencyProgram program) => IsHost(program)
        ? _model.AwayHere.Once
        : Maybe(_model.AwayHere, Math.Min(1, _unnamedAways * _model.AwayHerePrior));

    /// <summary>
    /// Research counts more where a department lives by it. Unless the applicant's is known, what the program's level is makes the
    /// answer neither better nor surer.
    /// </summary>
    private Uncertain Mission(ProgramBar bar)
    {
        var prior = _model.UnknownResearch.Mean;
        var most = Math.Pow(Math.Max(prior, 1 - prior), 2);
        if (!_researchIsKnown)
        {
            return new Uncertain(0, _products.Spread * most, 0).Times(_model.Mission);
        }

        var level = bar.ResearchLevel - Uncertain.Known(prior);
        return new Uncertain(
            _products.Mean * level.Mean,
            (_products.Mean * _products.Mean * level.Spread) + (_products.Spread * most),
            0).Times(_model.Mission);
    }

    /// <summary>Tens of percent of residents like the applicant.</summary>
    private Uncertain Share(Effect effect, double? share) =>
        effect.Of(share is { } known ? Uncertain.Known(Math.Min(10 * known, _model.ShareCap)) : effect.Unknown);

    private static Uncertain Maybe(Coefficient effect, double probability) => new(
        probability * effect.Value,
        probability * (1 - probability) * effect.Value * effect.Value,
        probability * effect.Error * effect.Error);
}
