using SmartPick.Engine.Odds;

namespace SmartPick.Functions.Contracts;

/// <summary>The program data that an answer rests on.</summary>
public sealed record CatalogVersion(string Version, DateTime RefreshedAt, int Programs);

/// <summary>The model that an answer rests on.</summary>
/// <param name="Version">Version of the model.</param>
/// <param name="Season">The season whose rules are used.</param>
/// <param name="Calibrated">Whether the model is fitted to published figures.</param>
/// <param name="Odds">
/// By specialty asked for: <c>calibrated</c> with a published match rate of the applicant's type, or <c>borrowed</c> from a similar
/// specialty or type.
/// </param>
public sealed record ModelVersion(string Version, string Season, bool Calibrated, IReadOnlyDictionary<string, string> Odds);

/// <summary>A probability with its likely range.</summary>
public readonly record struct EstimateResponse(decimal P, decimal Low, decimal High)
{
    internal static EstimateResponse From(Estimate e) => new((decimal)e.P, (decimal)e.Low, (decimal)e.High);
}

/// <summary>Advice on the application.</summary>
public readonly record struct AdviceResponse(string Code, string Text);

/// <summary>What to know about the answer.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Field">The request field it is about; absent when about none.</param>
/// <param name="Text">Plain words.</param>
/// <param name="Headline">Whether it bears on the whole answer: show it beside the odds.</param>
public readonly record struct WarningResponse(string Code, string? Field, string Text, bool Headline);
