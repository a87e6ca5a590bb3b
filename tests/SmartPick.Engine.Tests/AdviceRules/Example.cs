using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.RankList.Review;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.AdviceRules;

/// <summary>A made-up applicant with an aim, on a small fictional catalog.</summary>
/// <param name="Who">In words, for the table in docs/advice.md.</param>
internal sealed record Example(string Who)
{
    /// <summary>A specialty outside radiology, whose signals are not for home and away programs in the examples.</summary>
    public const string ThirdSpecialty = "anesthesiology";

    private const string ThirdPool = "anesthesiology";

    private static readonly ProgramDirectory Catalog = new([.. FictionalCatalog.Create(2026, 90), Elsewhere()]);
    private static readonly SeasonRules Season = ShippedModel.Season2026 with
    {
        Specialties = new Dictionary<string, SpecialtyRules>(ShippedModel.Season2026.Specialties)
        {
            [ThirdSpecialty] = ShippedModel.Season2026.Specialties[ThirdSpecialty] with { SignalPool = ThirdPool, DefaultValue = 0.5 },
        },
        Pools = new Dictionary<string, PoolRules>(ShippedModel.Season2026.Pools)
        {
            [ThirdPool] = new PoolRules(0, 5, Certainty.Expected) { HomeAndAway = new HomeAndAwaySignals(false, Certainty.Expected) },
        },
    };

    private static readonly Recommender Recommender = new(new SeasonBook([Season]), ShippedModel.Parameters, ShippedModel.Advice);
    private static readonly RankListReviewer Reviewer = new(new SeasonBook([Season]), ShippedModel.Parameters, ShippedModel.Advice);

    public required Applicant Applicant { get; init; }

    public IReadOnlyDictionary<string, double> Specialties { get; init; } = new Dictionary<string, double> { ["ir-integrated"] = 1, ["dr"] = 0.7 };

    public int Applications { get; init; } = 12;

    public IReadOnlyDictionary<string, SignalPool> Signals { get; init; } = new Dictionary<string, SignalPool>();

    public SeasonStanding? Standing { get; init; }

    public bool Military { get; init; }

    public IReadOnlyList<string> States { get; init; } = [];

    public Func<ResidencyProgram, bool> Programs { get; init; } = _ => true;

    /// <summary>A rank list after the interviews, in place of an application.</summary>
    public RankListRequest? RankList { get; init; }

    /// <summary>An institution of the catalog that runs an integrated IR program.</summary>
    public static string InstitutionWithIr { get; } = Catalog.Of("ir-integrated")[0].Institution;

    /// <summary>An institution that runs none.</summary>
    public static string InstitutionWithoutIr { get; } = Catalog.Of("dr")
        .First(p => Catalog.Of("ir-integrated").All(ir => ir.Institution != p.Institution)).Institution;

    /// <summary>An institution with a program of the third specialty.</summary>
    public static string InstitutionElsewhere => Elsewhere().Institution;

    /// <summary>The recommendation or the rank list of the example, with the day of the example added.</summary>
    public AdviceContext AdviceContext()
    {
        if (RankList is { } list)
        {
            return Reviewer.Review(list with { Applicant = Applicant }, Catalog).AdviceContext with { Standing = Standing };
        }

        var request = new RecommendationRequest
        {
            Applicant = Applicant,
            Preferences = new Preferences { Specialties = Specialties, Military = Military, States = States },
            Limits = new RecommendationLimits { Applications = Applications, Signals = Signals },
            TieSeed = 1,
        };
        var directory = new ProgramDirectory(Catalog.Programs.Where(Programs));
        return Recommender.Recommend(request, directory, CancellationToken.None).AdviceContext with { Standing = Standing };
    }

    /// <summary>The one program outside radiology.</summary>
    private static ResidencyProgram Elsewhere() => FictionalCatalog.Create(2026, 90)[0] with
    {
        Id = "9990000001",
        Specialty = ThirdSpecialty,
        Institution = "fictional-elsewhere",
    };
}
