using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.RankList;

/// <summary>Whatever is wrong with a rank list is a 400 that names each field.</summary>
[Collection(SeededAppTests.Name)]
public sealed class BadInputTests(SeededApp app)
{
    /// <summary>A sixth interview of the example, the field complained of, and how.</summary>
    public static TheoryData<string, string, string> Interviews => new()
    {
        { """{"track": "C", "preference": 6}""", "programId", "required" },
        { """{"programId": "4200121006", "preference": 6}""", "track", "required" },
        { """{"programId": "4200121006", "track": "C"}""", "preference", "required" },
        { """{"programId": "1", "track": "C", "preference": 6}""", "programId", "not-found" },
        { """{"programId": "4200121006", "track": "X", "preference": 6}""", "track", "not-allowed" },
        { """{"programId": "4200121006", "track": "c", "preference": 6}""", "track", "not-allowed" },
        { """{"programId": "4200121006", "track": "C", "preference": 5}""", "preference", "duplicate" },
        { """{"programId": "4200121006", "track": "C", "preference": 7}""", "preference", "out-of-range" },
        { """{"programId": "4200121006", "track": "C", "preference": 0}""", "preference", "out-of-range" },
        { """{"programId": "4200121006", "track": "C", "preference": 5.5}""", "preference", "wrong-type" },
        { """{"programId": "4200121006", "track": "C", "preference": 6, "impression": 0}""", "impression", "out-of-range" },
        { """{"programId": "4200121006", "track": "C", "preference": 6, "impression": 6}""", "impression", "out-of-range" },
        { """{"programId": "4200121006", "track": "C", "preference": 6, "impression": "good"}""", "impression", "wrong-type" },
        { """{"programId": "4200111007", "track": "C", "preference": 6}""", "programId", "duplicate" },
        { """{"programId": "4200111007", "track": "A", "preference": 6, "impression": 5}""", "impression", "contradiction" },
        { """{"programId": "9990100001", "track": "C", "preference": 6}""", "track", "not-offered" },
        { """{"programId": "9990100001", "track": "A", "preference": 6}""", "track", "not-offered" },
        { """{"programId": "4200121006", "track": "C", "preference": 6, "rank": 6}""", "rank", "unknown-field" },
        { """{"specialty": "dr", "track": "C", "preference": 6}""", "name", "required" },
        { """{"name": "Mercy Hospital", "track": "C", "preference": 6}""", "specialty", "required" },
        { """{"name": "", "specialty": "dr", "track": "C", "preference": 6}""", "name", "out-of-range" },
        { """{"name": "?!", "specialty": "dr", "track": "C", "preference": 6}""", "name", "not-allowed" },
        { """{"name": 5, "specialty": "dr", "track": "C", "preference": 6}""", "name", "wrong-type" },
        { """{"name": "Mercy Hospital", "specialty": "tarot", "track": "C", "preference": 6}""", "specialty", "not-allowed" },
        { """{"name": "Mercy Hospital", "specialty": "obgyn", "track": "C", "preference": 6}""", "specialty", "not-allowed" },
        { """{"name": "Mercy Hospital", "specialty": "ty", "track": "C", "preference": 6}""", "track", "not-offered" },
        { """{"programId": "4200121006", "name": "Mercy Hospital", "track": "C", "preference": 6}""", "name", "contradiction" },
        { """{"programId": "4200121006", "name": "Mercy Hospital", "specialty": "dr", "track": "C", "preference": 6}""", "name", "contradiction" },
        { """{"programId": "4200121006", "specialty": "dr", "track": "C", "preference": 6}""", "specialty", "contradiction" },
    };

    /// <summary>A value of <c>supplemental</c>, the field complained of, and how.</summary>
    public static TheoryData<string, string, string> Supplementals => new()
    {
        { """{}""", "supplemental", "wrong-type" },
        { """[{"programs": []}]""", "supplemental[0].for", "required" },
        { """[{"for": "4200111008"}]""", "supplemental[0].programs", "required" },
        { """[{"for": "4200111007", "programs": []}]""", "supplemental[0].for", "no-advanced-rank" },
        { """[{"for": "9990100003", "programs": []}]""", "supplemental[0].for", "no-advanced-rank" },
        { """[{"for": "4200111008", "programs": []}, {"for": "4200111008", "programs": []}]""", "supplemental[1].for", "duplicate" },
        { """[{"for": "4200111008", "programs": ["1"]}]""", "supplemental[0].programs[0]", "not-found" },
        { """[{"for": "4200111008", "programs": ["9990100001", "4200121006"]}]""", "supplemental[0].programs[1]", "not-allowed" },
        { """[{"for": "4200111008", "programs": ["9990100001", "9990100001"]}]""", "supplemental[0].programs[1]", "duplicate" },
        { """[{"for": "4200111008", "programs": [], "note": ""}]""", "supplemental[0].note", "unknown-field" },
    };

    [Theory]
    [MemberData(nameof(Interviews))]
    public async Task A_mistake_in_an_interview_names_it(string interview, string field, string code)
    {
        var request = RankListRequests.Example.DeepClone().AsObject();
        request["interviews"]!.AsArray().Add(JsonNode.Parse(interview));

        await RefusedAsync(request, $"interviews[5].{field}", code);
    }

    [Theory]
    [MemberData(nameof(Supplementals))]
    public async Task A_mistake_in_a_supplemental_list_names_it(string supplemental, string field, string code) =>
        await RefusedAsync(RankListRequests.Example.With("supplemental", supplemental), field, code);

    [Theory]
    [InlineData("applicant", "null", "applicant.type", "required")]
    [InlineData("applicant.type", "\"us-md\"", "applicant.type", "not-allowed")]
    [InlineData("applicant.homeInstitution", "\"nowhere\"", "applicant.homeInstitution", "not-found")]
    [InlineData("interviews", "null", "interviews", "required")]
    [InlineData("interviews", "{}", "interviews", "wrong-type")]
    [InlineData("preferences", "{}", "preferences", "unknown-field")]
    [InlineData("couple", "{}", "couple", "not-supported")]
    [InlineData("partner", "\"yes\"", "partner", "not-supported")]
    public async Task A_mistake_elsewhere_names_the_field(string path, string json, string field, string code)
    {
        // Without interviews a supplemental list is a mistake of its own.
        var request = RankListRequests.Example.Without("supplemental").With(path, json);

        await RefusedAsync(request, field, code);
    }

    [Fact]
    public async Task More_than_three_hundred_interviews_are_too_many()
    {
        var interview = """{"programId":"4200121006","track":"C","preference":1}""";
        var request = RankListRequests.Example.Without("supplemental").With(
            "interviews", $"[{string.Join(',', Enumerable.Repeat(interview, 301))}]");

        await RefusedAsync(request, "interviews", "too-many");
    }

    [Fact]
    public async Task Every_mistake_is_named_at_once()
    {
        using var response = await app.Client.RankAsync("""
            {
              "applicant": {"type": "us-md", "aoa": 1},
              "interviews": [{"programId": "1", "track": "Z", "preference": 3, "impression": 9}, {"programId": "4200111008", "track": "C", "preference": 1}],
              "supplemental": [{"for": "4200111008", "programs": ["2"]}],
              "couple": true, "extra": 1
            }
            """);

        Assert.Equal(
            [
                "applicant.aoa", "applicant.type", "couple", "extra", "interviews[0].impression", "interviews[0].preference", "interviews[0].programId",
                "interviews[0].track", "supplemental[0].for", "supplemental[0].programs[0]",
            ],
            (await Problem.InvalidAsync(response)).Fields);
    }

    private async Task RefusedAsync(JsonObject request, string field, string code)
    {
        using var response = await app.Client.RankAsync(request.ToJsonString());
        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal((field, code), (mistake.Field, mistake.Code));
    }
}
