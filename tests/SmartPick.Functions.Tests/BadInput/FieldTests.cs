using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>Fields that are unknown, of the wrong type, out of range or not among the words allowed.</summary>
[Collection(SeededAppTests.Name)]
public sealed class FieldTests(SeededApp app)
{
    private static readonly JsonObject Small = Requests.TypeAlone().With("limits.applications", "3");

    [Theory]
    [MemberData(nameof(Fields.OutOfRange), MemberType = typeof(Fields))]
    public async Task A_number_out_of_range_is_named(string path, string json) => await RefusedAsync(path, json, "out-of-range");

    [Theory]
    [MemberData(nameof(Fields.Bounds), MemberType = typeof(Fields))]
    public async Task A_number_at_the_end_of_its_range_is_accepted(string path, string json)
    {
        using var response = await app.Client.RecommendAsync(Small.With(path, json));

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Fields.WrongType), MemberType = typeof(Fields))]
    public async Task A_value_of_the_wrong_type_is_named(string path, string json) => await RefusedAsync(path, json, "wrong-type");

    [Theory]
    [MemberData(nameof(Fields.ClosedWords), MemberType = typeof(Fields))]
    public async Task A_word_that_is_not_allowed_is_named_with_those_that_are(string path)
    {
        foreach (var json in new[] { "\"maybe\"", "\"\"", "\"PASS\"", "1", "{}", "\"UsMdSenior\"", "\"0\"" })
        {
            await RefusedAsync(path, json, "not-allowed");
        }
    }

    [Theory]
    [MemberData(nameof(Fields.ClosedLists), MemberType = typeof(Fields))]
    public async Task A_word_of_a_list_is_named_by_its_place(string path)
    {
        using var response = await app.Client.RecommendAsync(Small.With(path, """["other-than-that", 7, null]"""));

        Assert.Equal([$"{path}[0]", $"{path}[1]", $"{path}[2]"], (await Problem.InvalidAsync(response)).Fields);
    }

    [Theory]
    [MemberData(nameof(Fields.Lists), MemberType = typeof(Fields))]
    public async Task A_list_has_at_most_100_items(string path, string item)
    {
        var json = $"[{string.Join(',', Enumerable.Repeat(item, 101))}]";

        await RefusedAsync(path, json, "too-many");
    }

    [Theory]
    [MemberData(nameof(Fields.Texts), MemberType = typeof(Fields))]
    public async Task A_text_has_1_to_200_characters(string path)
    {
        using var tooLong = await app.Client.RecommendAsync(Small.With(path, $"[\"{new string('x', 201)}\"]"));
        using var empty = await app.Client.RecommendAsync(Small.With(path, "[\"\"]"));

        Assert.Equal([$"{path}[0]"], (await Problem.InvalidAsync(tooLong)).Fields);
        Assert.Equal([$"{path}[0]"], (await Problem.InvalidAsync(empty)).Fields);
    }

    [Fact]
    public async Task A_home_institution_has_at_most_200_characters() =>
        await RefusedAsync("applicant.homeInstitution", $"\"{new string('x', 201)}\"", "out-of-range");

    [Fact]
    public async Task A_home_institution_that_no_program_has_is_refused_and_a_real_one_is_not()
    {
        await RefusedAsync("applicant.homeInstitution", "\"michigna\"", "not-found");
        using var response = await app.Client.RecommendAsync(Small.With("applicant.homeInstitution", "\"michigan\""));
        Assert.True(response.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("applicant.rotations", """[{"kind": "away"}, {}]""", "applicant.rotations[1].kind", "required")]
    [InlineData("applicant.rotations", """[{"kind": "away", "specialty": "radiology"}]""", "applicant.rotations[0].specialty", "not-allowed")]
    [InlineData("applicant.rotations", """[{"kind": "away"}, {"kind": "away", "programId": "4162500009"}]""", "applicant.rotations[1].programId", "not-found")]
    [InlineData("preferences.specialties", """{"dr": 1.5}""", "preferences.specialties.dr", "out-of-range")]
    [InlineData("applicant.rotations", """[{"kind": "sabbatical"}]""", "applicant.rotations[0].kind", "not-allowed")]
    [InlineData("applicant.rotations", """[{"kind": "away", "programId": 4162500001}]""", "applicant.rotations[0].programId", "wrong-type")]
    [InlineData("applicant.rotations", "[null]", "applicant.rotations[0]", "wrong-type")]
    [InlineData("applicant.ties.near", """[{"lat": 91, "lon": 0, "radiusKm": 1}]""", "applicant.ties.near[0].lat", "out-of-range")]
    [InlineData("applicant.ties.near", """[{"lat": 0, "lon": -180.1, "radiusKm": 1}]""", "applicant.ties.near[0].lon", "out-of-range")]
    [InlineData("applicant.ties.near", """[{"lat": 0, "lon": 0, "radiusKm": -1}]""", "applicant.ties.near[0].radiusKm", "out-of-range")]
    [InlineData("applicant.ties.near", """[{"lat": 0, "lon": 0}]""", "applicant.ties.near[0].radiusKm", "required")]
    [InlineData("applicant.ties.states", """["Michigan"]""", "applicant.ties.states[0]", "not-allowed")]
    [InlineData("preferences.states", """["M1"]""", "preferences.states[0]", "not-allowed")]
    [InlineData("preferences.specialties", """{"ty": 1}""", "preferences.specialties.ty", "not-allowed")]
    [InlineData("preferences.specialties", """{"surgery": 1, "dr": 1}""", "preferences.specialties.surgery", "not-allowed")]
    [InlineData("preferences.specialties", """{"dr": 0}""", "preferences.specialties", "required")]
    [InlineData("preferences.specialties", "{}", "preferences.specialties", "required")]
    [InlineData("preferences.settings", """{"rural": 1}""", "preferences.settings.rural", "not-allowed")]
    [InlineData("limits.perSpecialty", """{"radiology": 1}""", "limits.perSpecialty.radiology", "not-allowed")]
    [InlineData("limits.signals", """{"surgery": {"gold": 1}}""", "limits.signals.surgery", "not-allowed")]
    [InlineData("couple", """{"type": "us-md-senior"}""", "couple", "not-supported")]
    [InlineData("partner", "\"yes\"", "partner", "not-supported")]
    public async Task A_mistake_inside_is_named_by_its_path(string path, string json, string field, string code)
    {
        using var response = await app.Client.RecommendAsync(Small.With(path, json));

        Assert.Contains((await Problem.InvalidAsync(response)).Errors!, e => e.Field == field && e.Code == code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"applicant": null}""")]
    [InlineData("""{"applicant": {}}""")]
    [InlineData("""{"applicant": {"type": null}, "limits": {}}""")]
    public async Task The_type_is_required(string body)
    {
        using var response = await app.Client.RecommendAsync(body);

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal(("applicant.type", "required"), (mistake.Field, mistake.Code));
    }

    [Fact]
    public async Task Every_mistake_is_reported_at_once()
    {
        using var response = await app.Client.RecommendAsync("""
            {
              "applicnt": {},
              "applicant": {
                "type": "us-md", "step2ck": {"score": 301, "attemps": 2}, "honors": ["medicine", "cooking"],
                "rotations": [{"kind": "away", "program": "4162500001"}, {"specialty": "dr"}],
                "ties": {"near": [{"lat": 1, "lon": 2, "radiusKm": 3, "name": "home"}]}, "research": {"books": 1}, "aoa": "yes"
              },
              "preferences": {"weights": {"luck": 1}, "settings": {"university": 2}},
              "limits": {"signals": {"radiology": {"bronze": 1}}, "aplications": 9},
              "objective": "fame", "treshold": 0.1
            }
            """);

        Assert.Equal(
            new[]
            {
                "applicnt", "treshold", "objective",
                "applicant.type", "applicant.step2ck.score", "applicant.step2ck.attemps", "applicant.honors[1]",
                "applicant.rotations[0].program", "applicant.rotations[1].kind", "applicant.ties.near[0].name",
                "applicant.research.books", "applicant.aoa",
                "preferences.weights.luck", "preferences.settings.university",
                "limits.signals.radiology.bronze", "limits.aplications",
            }.Order(StringComparer.Ordinal),
            (await Problem.InvalidAsync(response)).Fields);
    }

    [Fact]
    public async Task An_unknown_field_is_answered_with_those_that_are_known()
    {
        using var response = await app.Client.RecommendAsync(Small.With("applicant.step2", """{"score": 250}"""));

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal(("applicant.step2", "unknown-field"), (mistake.Field, mistake.Code));
        Assert.Contains("step2ck", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_unknown_name_is_not_repeated_in_full()
    {
        using var response = await app.Client.RecommendAsync(Small.With(new string('n', 20_000), "1"));

        Assert.True(Assert.Single((await Problem.InvalidAsync(response)).Errors!).Field.Length <= 200);
    }

    private async Task RefusedAsync(string path, string json, string code)
    {
        using var response = await app.Client.RecommendAsync(Small.With(path, json));

        Assert.Contains((await Problem.InvalidAsync(response)).Errors!, e => e.Field == path && e.Code == code);
    }
}
