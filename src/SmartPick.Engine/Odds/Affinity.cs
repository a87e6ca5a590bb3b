using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>
/// What draws an applicant and a program together beyond strength: home, an away rotation there, ties, a connection, research,
/// and residents of the applicant's own kind.
/// </summary>
internal sealed class Affinity
{
    private static readonly int Aways = StrengthFeatures.IndexOf("aways");
    private static readonly int Research = StrengthFeatures.IndexOf("research");

    private readonly Applicant _applicant;
    private readonly Ties? _ties;
    private readonly SpecialtyModel _model;
    private readonly HashSet<string>? _hosts;
    private readonly HashSet<string>? _connections;
    private readonly double _unnamedAways;
    private readonly Uncertain _products;
    private readonly bool _researchIsKnown;

    /// <summary>By what the applicant tells of a program: there are few different ones.</summary>
    private readonly Dictionary<(Closeness? Closeness, bool? Connected, bool IsHost), PersonalAffinity> _personal = [];

    public Affinity(Applicant applicant, string specialty, Strength strength, SpecialtyModel model)
    {
        (_applicant, _model) = (applicant, model);
        _ties = applicant is { Ties: { } ties, MedicalSchool.State: var state }
            ? ties with { States = [.. ties.States.Append(state).Distinct()] }
            : applicant.Ties;
        var aways = applicant.Rotations?.Where(r => r.Kind == RotationKind.Away).ToArray();
        _hosts = aways?.Select(r => r.ProgramId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _connections = applicant.Connections?.ToHashSet(StringComparer.Ordinal);
        // Unknown rotations use the population mean; an unnamed host may be any program.
        _unnamedAways = aways?.Count(r => r.ProgramId is null && (r.Specialty is null || r.Specialty == specialty))
            ?? model.Features[Aways].Reference;
        _researchIsKnown = strength.Reading(Research).IsKnown;
        _products = strength.Reading(Research).Value - Uncertain.Known(model.Features[Research].Reference);
    }

    /// <summary>What the program's columns, a home program and a named away rotation add.</summary>
    public Uncertain Of(ResidencyProgram program, ProgramSelectivity selectivity)
    {
        var affinity = Mission(selectivity);
        if (IsHost(program))
        {
            affinity += _model.AwayHere.Once;
        }

        if (IsHome(program))
        {
            affinity += _model.Home.Once;
        }

        if (_applicant.IsOsteopathic)
        {
            affinity += Share(_model.DoShare, program.DoShare);
        }
        else if (_applicant.IsImg)
        {
            affinity += Share(_model.ImgShare, program.ImgShare);
        }

        return affinity;
    }

    /// <summary>Ties, connections, and what is not told of home and away rotations.</summary>
    public PersonalAffinity Personal(ResidencyProgram program)
    {
        var key = (ClosenessOf(program), _connections?.Contains(program.Id), IsHost(program));
        if (!_personal.TryGetValue(key, out var personal))
        {
            var (closeness, connected, isHost) = key;
            // A school abroad has no home program here.
            var homeProbability = !_applicant.HomeIsTold && !_applicant.IsImg ? 1 : 0;
            personal = new PersonalAffinity(_model, closeness, connected, homeProbability, isHost ? 0 : _unnamedAways);
            _personal.Add(key, personal);
        }

        return personal;
    }

    /// <summary>Names what draws the two together, as far as it is known.</summary>
    public void Explain(ResidencyProgram program, List<Contribution> contributions)
    {
        if (IsHome(program))
        {
            contributions.Add(new Contribution("home-program", _model.Home.Value, "Your own institution"));
        }

        if (IsHost(program))
        {
            contributions.Add(new Contribution("away-rotation", _model.AwayHere.Value, "Away rotation at this program"));
        }

        switch (ClosenessOf(program))
        {
            case Closeness.Tie:
                contributions.Add(new Contribution(
                    "geographic-tie",
                    _model.Tie.Mean,
                    _ties?.States.Contains(program.State, StringComparer.Ordinal) == false ? "Ties nearby" : $"Ties to {program.State}"));
                break;
            case Closeness.Region:
                contributions.Add(new Contribution("region", _model.Region.Mean, $"Ties in the region of {program.State}"));
                break;
        }

        if (_connections?.Contains(program.Id) == true)
        {
            contributions.Add(new Contribution("connection", _model.Connection.Mean, "Your connection there"));
        }

        if (_researchIsKnown)
        {
            contributions.Add(new Contribution(
                "mission",
                Mission(_model.SelectivityOf(program)).Mean,
                program.ResearchFundingMillions is { } funding
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"How your research fits a department with ${funding:0.#} million a year in research funding")
                    : "How your research fits this kind of program"));
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
        var untold = _model.Untold[(int)AffinityContext.None];
        if (ClosenessOf(program) is null)
        {
            unknown.Add("applicant.ties", PersonalAffinity.Ties(_model, null, untold).Variance);
        }

        if (_connections is null)
        {
            unknown.Add("applicant.connections", PersonalAffinity.Connection(_model, null, untold).Variance);
        }

        if (!_applicant.HomeIsTold && !_applicant.IsImg)
        {
            unknown.Add("applicant.homeInstitution", PersonalAffinity.Maybe(_model.Home, untold.Home).Variance);
        }

        if (_unnamedAways > 0 && !IsHost(program))
        {
            unknown.Add(
                "applicant.rotations", PersonalAffinity.Maybe(_model.AwayHere, Math.Min(1, _unnamedAways * untold.AwayHere)).Variance);
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

    /// <summary>
    /// How close the program is to the applicant's ties; null when these, or its place, are not told. One's own institution is a tie in
    /// itself, and one's school to its state.
    /// </summary>
    private Closeness? ClosenessOf(ResidencyProgram program) => program.IsUnlisted ? null
        : _ties is { } ties ? Geography.Closeness(ties, program, _model.Regions)
        : IsHome(program) || _applicant.MedicalSchool?.State == program.State ? Closeness.Tie
        : null;

    private bool IsHome(ResidencyProgram program) => _applicant.IsHome(program);

    /// <summary>Whether the applicant names the program as one they rotated at.</summary>
    private bool IsHost(ResidencyProgram program) => _hosts?.Contains(program.Id) == true;

    /// <summary>
    /// Research counts more where a department lives by it. Unless the applicant's is known, what the program's level is makes the
    /// answer neither better nor surer.
    /// </summary>
    private Uncertain Mission(ProgramSelectivity selectivity)
    {
        var prior = _model.UnknownResearch.Mean;
        var most = Math.Pow(Math.Max(prior, 1 - prior), 2);
        if (!_researchIsKnown)
        {
            return new Uncertain(0, _products.PopulationVariance * most, 0).Times(_model.Mission);
        }

        var level = selectivity.ResearchLevel - Uncertain.Known(prior);
        return new Uncertain(
            _products.Mean * level.Mean,
            (_products.Mean * _products.Mean * level.PopulationVariance) + (_products.PopulationVariance * most),
            0).Times(_model.Mission);
    }

    /// <summary>Tens of percent of residents like the applicant.</summary>
    private Uncertain Share(Effect effect, double? share) =>
        effect.Of(share is { } known ? Uncertain.Known(Math.Min(10 * known, _model.ShareCap)) : effect.Unknown);
}
