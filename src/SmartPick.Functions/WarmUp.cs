using System.Buffers;
using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Recommendations;

namespace SmartPick.Functions;

/// <summary>
/// Computes a recommendation from fictional programs while the host starts and the catalog loads: loading the code for a first request
/// takes many times longer than running it, and no caller should wait for that.
/// </summary>
internal static class WarmUp
{
    private const int ProgramsPerSpecialty = 30;

    private static readonly byte[] Request = """
        {
          "applicant": {
            "type": "us-md-senior", "step1": {"result": "pass", "attempts": 1}, "step2ck": {"score": 250, "attempts": 1},
            "classQuartile": 1, "aoa": false, "goldHumanism": false, "honors": ["medicine"], "letters": ["dr-faculty"],
            "research": {"abstracts": 1, "posters": 1, "papers": 1, "irProjects": 0},
            "ties": {"states": ["MI"], "near": [{"lat": 42, "lon": -84, "radiusKm": 150}]}, "needsVisa": "none", "redFlags": []
          },
          "preferences": {"states": ["MI"]},
          "limits": {"budgetUsd": 400}
        }
        """u8.ToArray();

    public static void Run(AppFiles files)
    {
        using var request = StrictJson.Parse(new(Request));
        var catalog = CatalogSnapshot.Create("warm-up", DateTimeOffset.UnixEpoch,
            [.. files.Seasons.Latest.DefaultValues().Keys.Concat(files.Seasons.Latest.Preparatory).SelectMany(Fictional)], lastRefresh: null);
        var reader = new RecommendationReader(files.Seasons, new SeasonClock(files.Readiness.Calendar, TimeProvider.System));
        var wanted = reader.Read(request.RootElement, catalog.Directory, catalog.Schools, new FieldErrors())!;
        var answer = new Recommender(files.Seasons, files.Model, files.Readiness.Advice).Recommend(wanted, catalog.Directory,
            CancellationToken.None);
        JsonAnswer.Ok(RecommendationMapper.ToResponse(answer, catalog, files.Model), RecommendationJson.Default.RecommendationResponse)
            .Write(new ArrayBufferWriter<byte>());
    }

    private static IEnumerable<ResidencyProgram> Fictional(string specialty) =>
        Enumerable.Range(0, ProgramsPerSpecialty).Select(i => new ResidencyProgram
        {
            Id = FormattableString.Invariant($"{specialty}-{i}"),
            Specialty = specialty,
            Name = "Fictional",
            Institution = FormattableString.Invariant($"institution-{i}"),
            City = "Nowhere",
            State = i % 2 == 0 ? "MI" : "NY",
            Location = new GeoPoint(40 + (i % 5), -84 + (i % 7)),
            Setting = (ProgramSetting)(i % 3),
            Positions = 4 + (i % 6),
            Tracks = i % 3 == 0 ? Tracks.Categorical : Tracks.Advanced,
            Source = "",
            SourceDate = DateOnly.MinValue,
        });
}
