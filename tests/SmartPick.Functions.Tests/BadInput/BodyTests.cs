using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>Bodies that are not what a request must be, before any field is looked at.</summary>
[Collection(SeededAppTests.Name)]
public sealed class BodyTests(SeededApp app)
{
    private const int MaxBody = 32 * 1024;
    private static readonly string Valid = Requests.TypeAlone().With("limits.applications", "3").ToJsonString();

    public static TheoryData<string> NotReadable =>
    [
        "",
        "   ",
        "{",
        """{"applicant": {"type": "us-md-senior"}""",
        """{"applicant": {"type": "us-md-senior"}} {}""",
        """{"applicant": {"type": "us-md-senior"},}""",
        """{'applicant': {}}""",
        """{"applicant": {"type": us-md-senior}}""",
        """{"applicant": {"type": "us-md-senior"}, "threshold": NaN}""",
        """{"applicant": {"type": "us-md-senior"}, "threshold": Infinity}""",
        """{"applicant": {"type": "us-md-senior"}, "threshold": 0x10}""",
        """{"applicant": {"type": "us-md-senior"}, "threshold": 01}""",
        """{"applicant": {"type": "us-md-senior"}} // done""",
        """{"applicant": {"type": "us-md-senior"}, "applicant": {"type": "us-img"}}""",
        """{"applicant": {"type": "us-md-senior", "\u0074ype": "us-img"}}""",
        string.Concat(Enumerable.Repeat("[", 5000)),
        string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000),
        string.Concat(Enumerable.Repeat("[", 1000)) + new string(']', 1000),
    ];

    /// <summary>Texts that JSON's grammar allows and that no text can be made of: half of a surrogate pair.</summary>
    public static TheoryData<string> NotText =>
    [
        """{"applicant": {"type": "\ud800"}}""",
        """{"applicant": {"type": "us-md-senior", "homeInstitution": "a\udc00"}}""",
        """{"applicant": {"type": "us-md-senior", "letters": ["\ud83d"]}}""",
        """{"applicant": {"type": "us-md-senior"}, "preferences": {"exclude": ["\ud83d\u0020"]}}""",
        """{"applicant": {"type": "us-md-senior", "\ud800": 1}}""",
        """{"applicant": {"type": "us-md-senior"}, "preferences": {"specialties": {"\udfff": 1}}}""",
    ];

    [Theory]
    [MemberData(nameof(NotReadable))]
    [MemberData(nameof(NotText))]
    public async Task What_cannot_be_read_is_a_mistake_of_the_body(string body)
    {
        using var response = await app.Client.RecommendAsync(body);

        var problem = await Problem.InvalidAsync(response);
        Assert.Equal("malformed", Assert.Single(problem.Errors!).Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"applicant\": {\"type\": \"us-md-senior\"}}]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("7")]
    [InlineData("\"us-md-senior\"")]
    public async Task A_body_must_be_an_object(string body)
    {
        using var response = await app.Client.RecommendAsync(body);

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal(("", "wrong-type"), (mistake.Field, mistake.Code));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public async Task Bytes_that_are_not_UTF8_are_malformed(string encoding)
    {
        var text = Requests.TypeAlone().With("applicant.homeInstitution", "\"Zürich\"").ToJsonString(
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        using var content = new ByteArrayContent(Encoding.GetEncoding(encoding).GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await app.Client.PostAsync(Api.At(Api.Recommendations), content);

        await Problem.InvalidAsync(response);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_body_is_ignored()
    {
        using var content = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Valid)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await app.Client.PostAsync(Api.At(Api.Recommendations), content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_byte_order_mark_inside_the_body_is_not()
    {
        using var response = await app.Client.RecommendAsync("\uFEFF\uFEFF" + Valid);

        await Problem.InvalidAsync(response);
    }

    [Theory]
    [InlineData(false, MaxBody, HttpStatusCode.OK)]
    [InlineData(true, MaxBody, HttpStatusCode.OK)]
    [InlineData(false, MaxBody + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(true, MaxBody + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(false, 4 * MaxBody, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(true, 4 * MaxBody, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_at_most_32_KiB(bool chunked, int length, HttpStatusCode status)
    {
        using var request = Api.Request(HttpMethod.Post, Api.Recommendations, Api.Json(Valid.PadRight(length)));
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await app.Client.SendAsync(request);

        if (status == HttpStatusCode.OK)
        {
            Assert.Equal(status, response.StatusCode);
        }
        else
        {
            await Problem.OfAsync(response, status);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/json-not")]
    [InlineData("nonsense")]
    public async Task A_body_must_say_that_it_is_JSON(string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Valid));
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await app.Client.PostAsync(Api.At(Api.Recommendations), content);

        await Problem.OfAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_must_not_be_compressed(string coding)
    {
        using var content = Api.Json(Valid);
        content.Headers.ContentEncoding.Add(coding);

        using var response = await app.Client.PostAsync(Api.At(Api.Recommendations), content);

        await Problem.OfAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON; charset=UTF-8")]
    [InlineData("application/vnd.smartpick+json")]
    public async Task Any_JSON_type_will_do(string contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Valid));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await app.Client.PostAsync(Api.At(Api.Recommendations), content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
