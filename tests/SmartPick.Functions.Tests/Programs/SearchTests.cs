using System.Globalization;
using System.Net;
using System.Text.Json;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Programs;

/// <summary><c>GET /api/v1/programs</c>.</summary>
[Collection(SeededAppTests.Name)]
public sealed class SearchTests(SeededApp app)
{
    private const string Address = "/api/v1/programs";
    private const double AnnArborLatitude = 42.28;
    private const double AnnArborLongitude = -83.74;

    [Theory]
    [InlineData("dr")]
    [InlineData("ir-integrated")]
    [InlineData("ty")]
    public async Task A_specialty_has_the_programs_of_its_file(string specialty)
    {
        var found = await WalkAsync($"specialty={specialty}&limit=100");

        Assert.All(found, p => Assert.Equal(specialty, Text(p, "specialty")));
        Assert.Equal(
            RealData.SpecialtyById.Where(p => p.Value == specialty).Select(p => p.Key).Order(StringComparer.Ordinal),
            found.Select(Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_state_narrows_the_search_whatever_the_case_of_its_letters()
    {
        var all = await WalkAsync("limit=100");
        var upper = await WalkAsync("state=MI");
        var lower = await WalkAsync("state=mi&specialty=dr");

        Assert.Equal(all.Where(p => Text(p, "state") == "MI").Select(Id), upper.Select(Id));
        Assert.Equal(upper.Where(p => Text(p, "specialty") == "dr").Select(Id), lower.Select(Id));
        Assert.NotEmpty(lower);
    }

    [Theory]
    [InlineData("HENRY ford", "henry ford")]
    [InlineData("ann%20arbor", "ann arbor")]
    [InlineData("4160100001", "4160100001")]
    public async Task Words_are_looked_for_in_names_places_and_ids(string q, string words)
    {
        var found = await WalkAsync($"q={q}");

        Assert.NotEmpty(found);
        Assert.All(found, p => Assert.Contains(
            words, $"{Text(p, "name")} {Text(p, "city")} {Text(p, "institution")} {Id(p)}", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("michigan", " michigan ")]
    [InlineData("michigan", "MICHI")]
    [InlineData("women's", "women’s")]
    [InlineData("women's", "womens")]
    [InlineData("brigham and women", "brigham & women")]
    [InlineData("St. Louis", "St Louis")]
    [InlineData("St. Louis", "saint  louis")]
    [InlineData("ann arbor", "Ann\u00A0Arbor\u200B")]
    [InlineData("ann arbor", "arbor ann")]
    [InlineData("winston-salem", "winston salem")]
    public async Task People_find_the_same_however_they_type(string q, string typed)
    {
        var ids = (await WalkAsync($"limit=100&q={Uri.EscapeDataString(q)}")).Select(Id).ToArray();

        Assert.NotEmpty(ids);
        var found = (await WalkAsync($"limit=100&q={Uri.EscapeDataString(typed)}")).Select(Id).ToArray();
        if (typed.Length < q.Length && q.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
        {
            Assert.Subset(found.ToHashSet(), ids.ToHashSet());
        }
        else
        {
            Assert.Equal(ids, found);
        }
    }

    [Theory]
    [InlineData("s")]
    [InlineData("st")]
    [InlineData("sta")]
    [InlineData("stanf")]
    public async Task What_is_typed_so_far_finds_what_it_may_become(string typed)
    {
        var found = await WalkAsync($"limit=100&q={typed}");

        Assert.Contains(found, p => Text(p, "name").StartsWith("Stanford", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("specialty=DR", "specialty=dr")]
    [InlineData("specialty=IR%20Integrated", "specialty=ir-integrated")]
    [InlineData("state=mi,%20OH", "state=OH,MI")]
    [InlineData("state=MI&state=OH", "state=MI,OH")]
    public async Task Codes_are_read_whatever_their_case_and_may_be_several(string query, string same)
    {
        var found = (await WalkAsync($"limit=100&{query}")).Select(Id).ToArray();

        Assert.NotEmpty(found);
        Assert.Equal((await WalkAsync($"limit=100&{same}")).Select(Id), found);
    }

    [Theory]
    [InlineData("michigan", "%20%20Michigan%20")]
    [InlineData("women's", "women%E2%80%99s")]
    [InlineData("brigham and women", "Brigham%20%26%20Women")]
    [InlineData("St. Louis", "st%20louis")]
    [InlineData("St. Louis", "Saint%20Louis")]
    [InlineData("Mount Sinai", "mt.%20sinai")]
    [InlineData("winston-salem", "Winston%20%E2%80%93%20Salem")]
    [InlineData("san juan", "San%20Ju%C3%A1n")]
    public async Task Words_are_found_however_they_are_typed(string one, string other)
    {
        var found = await WalkAsync($"q={Uri.EscapeDataString(one)}");
        var alike = await WalkAsync($"q={other}");

        Assert.NotEmpty(found);
        Assert.Equal(found.Select(Id), alike.Select(Id));
    }

    [Fact]
    public async Task Only_spaces_look_for_nothing()
    {
        var all = await app.Client.GetJsonAsync(Address);
        var page = await app.Client.GetJsonAsync($"{Address}?q=%20");

        Assert.Equal(all.GetProperty("total").GetInt32(), page.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_page()
    {
        var page = await app.Client.GetJsonAsync($"{Address}?q=no-such-place-anywhere");

        Assert.Equal(0, page.GetProperty("total").GetInt32());
        Assert.Equal(0, page.GetProperty("programs").GetArrayLength());
        Assert.False(page.TryGetProperty("nextCursor", out _));
    }

    [Theory]
    [InlineData(100, "")]
    [InlineData(300, "&specialty=dr")]
    [InlineData(300, "&limit=7")]
    public async Task Programs_near_a_place_come_by_distance(int km, string more)
    {
        var near = string.Create(CultureInfo.InvariantCulture, $"near={AnnArborLatitude},{AnnArborLongitude},{km}");
        var found = await WalkAsync(near + more);

        var distances = found.Select(p => p.GetProperty("distanceKm").GetDouble()).ToArray();
        Assert.NotEmpty(distances);
        Assert.Equal(distances.Order(), distances);
        Assert.All(distances, d => Assert.InRange(d, 0, km));
        Assert.All(found, p => Assert.Equal(Distance(p), p.GetProperty("distanceKm").GetDouble(), tolerance: 1));
        Assert.Contains("Ann Arbor", Text(found[0], "city"), StringComparison.Ordinal);

        var outside = (await WalkAsync("limit=100" + more.Replace("&limit=7", "", StringComparison.Ordinal))).ExceptBy(
            found.Select(Id), Id);
        Assert.All(outside.Where(p => p.TryGetProperty("lat", out _)), p => Assert.True(Distance(p) > km - 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task A_page_has_as_many_as_asked_for(int limit)
    {
        var page = await app.Client.GetJsonAsync($"{Address}?limit={limit}");

        Assert.Equal(limit, page.GetProperty("programs").GetArrayLength());
        Assert.Equal(RealData.SpecialtyById.Count, page.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("limit=13")]
    [InlineData("limit=99")]
    [InlineData("limit=1&state=MI")]
    public async Task Cursors_walk_all_programs_exactly_once(string query)
    {
        var total = (await app.Client.GetJsonAsync($"{Address}?{query}")).GetProperty("total").GetInt32();

        var ids = (await WalkAsync(query)).Select(Id).ToArray();

        Assert.Distinct(ids);
        Assert.Equal(total, ids.Length);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=1.5", "limit")]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("cursor=0000000000", "cursor")]
    [InlineData("cursor=4160100001&specialty=dr", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("near=42.28,-83.74", "near")]
    [InlineData("near=91,0,10", "near")]
    [InlineData("near=0,181,10", "near")]
    [InlineData("near=0,0,-1", "near")]
    [InlineData("near=NaN,0,1", "near")]
    [InlineData("near=0,0,Infinity", "near")]
    [InlineData("near=a,b,c", "near")]
    [InlineData("near=42%2C28,-83.74,300", "near")]
    [InlineData("speciality=dr", "speciality")]
    [InlineData("specialty=surgery", "specialty")]
    [InlineData("specialty=dr,surgery", "specialty")]
    [InlineData("state=Michigan", "state")]
    [InlineData("state=XX", "state")]
    [InlineData("state=MI&state=Ohio", "state")]
    [InlineData("q=%E2%80%99%20-", "q")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("q=...", "q")]
    [InlineData("near=0,0,1&near=0,0,2", "near")]
    [InlineData("near=0,0,1,2,3", "near")]
    [InlineData("Limit=5", "Limit")]
    public async Task A_bad_parameter_is_named(string query, string field)
    {
        using var response = await app.Client.GetAsync(Api.At($"{Address}?{query}"));

        Assert.Equal([field], (await Problem.InvalidAsync(response)).Fields);
    }

    [Fact]
    public async Task All_bad_parameters_are_named_at_once()
    {
        using var response = await app.Client.GetAsync(Api.At($"{Address}?limit=0&near=x&q={new string('q', 201)}&page=2"));

        Assert.Equal(["limit", "near", "page", "q"], (await Problem.InvalidAsync(response)).Fields);
    }

    [Theory]
    [InlineData("/api/v1/programs?limit=5", "/api/v1/programs?limit=6")]
    [InlineData("/api/v1/programs/4160100001", "/api/v1/programs/4160300001")]
    public async Task An_answer_that_is_held_already_is_not_sent_again(string address, string other)
    {
        using var first = await app.Client.GetAsync(Api.At(address));
        using var another = await app.Client.GetAsync(Api.At(other));
        var tag = first.Headers.ETag;
        Assert.NotNull(tag);
        Assert.NotNull(first.Headers.CacheControl);
        Assert.NotEqual(tag, another.Headers.ETag);

        foreach (var held in new[] { tag.Tag, $"W/{tag.Tag}", $"\"other\", {tag.Tag}", "*" })
        {
            using var response = await GetAsync(held);
            Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
            Assert.Equal(tag, response.Headers.ETag);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }

        foreach (var held in new[] { another.Headers.ETag!.Tag, "\"other\"", "nonsense" })
        {
            using var response = await GetAsync(held);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        async Task<HttpResponseMessage> GetAsync(string held)
        {
            using var request = Api.Request(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("If-None-Match", held);
            return await app.Client.SendAsync(request);
        }
    }

    private static string Id(JsonElement program) => Text(program, "programId");

    private static string Text(JsonElement program, string field) => program.GetProperty(field).GetString()!;

    /// <summary>Kilometers from Ann Arbor by the spherical law of cosines.</summary>
    private static double Distance(JsonElement program)
    {
        var (lat, lon) = (Radians(program.GetProperty("lat").GetDouble()), Radians(program.GetProperty("lon").GetDouble()));
        var (lat0, lon0) = (Radians(AnnArborLatitude), Radians(AnnArborLongitude));
        return 6371 * Math.Acos(Math.Min(1, (Math.Sin(lat) * Math.Sin(lat0)) + (Math.Cos(lat) * Math.Cos(lat0) * Math.Cos(lon - lon0))));

        static double Radians(double degrees) => degrees * Math.PI / 180;
    }

    /// <summary>All programs of a search, page by page.</summary>
    private async Task<List<JsonElement>> WalkAsync(string query)
    {
        var found = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await app.Client.GetJsonAsync($"{Address}?{query}{(cursor is null ? "" : $"&cursor={cursor}")}");
            found.AddRange(page.GetProperty("programs").EnumerateArray());
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
            Assert.InRange(found.Count, 0, page.GetProperty("total").GetInt32());
        }
        while (cursor is not null);
        return found;
    }
}
