using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>Asks for the same recommendation over and over, and remembers every answer.</summary>
internal sealed class SteadyApplicant : IDisposable
{
    private const string Request = """
        {"applicant": {"type": "us-md-senior"}, "preferences": {"specialties": {"dr": 1}}, "limits": {"applications": 5}, "threshold": 0}
        """;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _client;
    private readonly SemaphoreSlim _oneQuestionAtATime = new(1);
    private readonly ConcurrentDictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly Task _asking;
    private volatile bool _isEnded;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SteadyApplicant(HttpClient client)
    {
        _client = client;
        _asking = AskAsync();
    }

    /// <summary>Ends when a question that is asked from now on is answered well.</summary>
    public async Task<Edition> AnswerAsync()
    {
        await NextAsync();
        await NextAsync();
        return EditionOf(await TellAsync());
    }

    /// <summary>Every answer was a good one, and all that name one version are the same.</summary>
    public async Task EndAsync()
    {
        _isEnded = true;
        await _asking;
        Assert.NotEmpty(_answers);
    }

    /// <summary>Does something while no question is under way.</summary>
    public async Task BetweenQuestionsAsync(Action action)
    {
        await _oneQuestionAtATime.WaitAsync();
        action();
        _oneQuestionAtATime.Release();
    }

    public void Dispose() => _oneQuestionAtATime.Dispose();

    private async Task NextAsync()
    {
        var next = await Task.WhenAny(_next.Task, _asking).WaitAsync(TimeSpan.FromMinutes(1));
        await next;
        Assert.False(_asking.IsCompleted);
    }

    private async Task AskAsync()
    {
        using var pace = new PeriodicTimer(Pace);
        while (!_isEnded)
        {
            var body = await TellAsync();
            var version = JsonElement.Parse(body).GetProperty("catalog").GetProperty("version").GetString()!;
            Assert.Equal(_answers.GetOrAdd(version, body), body);
            EditionOf(body);
            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            await pace.WaitForNextTickAsync();
        }
    }

    private async Task<string> TellAsync()
    {
        await _oneQuestionAtATime.WaitAsync();
        try
        {
            using var response = await _client.RecommendAsync(Request);
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {body}");
            return body;
        }
        finally
        {
            _oneQuestionAtATime.Release();
        }
    }

    /// <summary>An answer is made of one edition, the whole of it and nothing else.</summary>
    private static Edition EditionOf(string body)
    {
        var answer = JsonElement.Parse(body);
        var ids = answer.GetProperty("programs").EnumerateArray().Concat(answer.GetProperty("notChosen").EnumerateArray())
            .Select(program => program.GetProperty("programId").GetString()!).ToHashSet(StringComparer.Ordinal);
        return Assert.Single([Edition.Old, Edition.New], edition => ids.SetEquals(edition.Ids));
    }
}
