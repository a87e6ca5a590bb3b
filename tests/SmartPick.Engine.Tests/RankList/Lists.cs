using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.RankList.Review;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.RankList;

/// <summary>Rank lists of made-up programs, most wanted first.</summary>
internal static class Lists
{
    public static ResidencyProgram Dr(string id) => Program(id, "dr");

    public static ResidencyProgram Ir(string id) => Program(id, "ir-integrated");

    public static ResidencyProgram Ty(string id) => Program(id, "ty") with { Tracks = Tracks.Preliminary };

    public static Rank C(ResidencyProgram program, int? impression = null) => new(program, Tracks.Categorical, impression);

    public static Rank A(ResidencyProgram program, int? impression = null) => new(program, Tracks.Advanced, impression);

    public static Rank P(ResidencyProgram program, int? impression = null) => new(program, Tracks.Preliminary, impression);

    public static RankListRequest Of(params Rank[] ranks) => new() { Applicant = MadeUp.Average, Ranks = ranks };

    public static RankListReview Review(RankListRequest request, ModelParameters? model = null) =>
        new RankListReviewer(new SeasonBook([ShippedModel.Season2026]), model ?? ShippedModel.Parameters, ShippedModel.Advice)
            .Review(request, ProgramDirectory.Empty);

    public static RankListReview Review(params Rank[] ranks) => Review(Of(ranks));

    /// <summary>The shipped model with some values of its own.</summary>
    public static ModelParameters Model(params (string Name, double Value)[] values) => ShippedModel.With(p =>
        values.Where(v => v.Name == p.Name).Select(v => p with { Value = v.Value }).FirstOrDefault() ?? p);

    private static ResidencyProgram Program(string id, string specialty) => new()
    {
        Id = id,
        Specialty = specialty,
        Name = $"Program {id}",
        Institution = $"institution-{id}",
        City = "Testville",
        State = "OH",
        Source = "made up",
        SourceDate = new DateOnly(2026, 1, 1),
    };
}
