using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.ModelInfo;

/// <summary>Puts the model into the contract's shape.</summary>
internal static class ModelMapper
{
    public static ModelResponse ToResponse(ModelParameters model, SeasonRules season) => new(
        model.Version,
        season.Season,
        [
            .. model.All.Select(p => new ParameterResponse(
                p.Name, p.Specialty, p.Value, p.StandardError, p.Unit, ContractNames.NameOf(p.Kind), model.Sources[p.Source], p.Note)),
        ],
        [
            .. model.Calibration.Figures.Select(f => new CalibrationResponse(
                f.Figure, f.Unit, f.Published, f.Model, ContractNames.NameOf(f.Use), model.Sources[f.Source], f.Note)),
        ],
        [
            .. season.Preferable.Order(StringComparer.Ordinal).Select(s => new SpecialtyOddsResponse(
                s, model.LenderOf(s)?.From, Enum.GetValues<ApplicantType>()
                    .ToDictionary(ApplicantTypes.Code, type => OddsBasis.Describe(model, s, type), StringComparer.Ordinal))),
        ],
        model.Limits);
}
