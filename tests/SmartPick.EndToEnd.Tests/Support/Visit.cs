using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>
/// One visitor with a fresh browser. At its end it makes sure that the browser had nothing to complain of, that nothing
/// was fetched from other origins than those the test expects and that no cookie was set.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    public const string Recommendations = "/api/v1/recommendations";
    public const string Readiness = "/api/v1/readiness";
    public const string RankList = "/api/v1/rank-list";

    private readonly World _world;
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<Uri> _requests = [];
    private readonly HashSet<string> _expectedOrigins = [];

    private Visit(World world, IBrowserContext context, IPage page, bool complaints)
    {
        _world = world;
        _context = context;
        Page = page;
        _expectedOrigins.Add(Origin(world.Address));
        context.Console += (_, message) => Complain(complaints && message.Type is ("error" or "warning"), message.Text);
        context.WebError += (_, error) => Complain(true, error.Error);
        context.Request += (_, request) => _requests.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    public IReadOnlyList<Uri> Requests => _requests;

    public static async Task<Visit> BeginAsync(World world, IBrowser browser, Screen screen, bool complaints)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = world.Address.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Colors,
            HasTouch = screen.Touch,
            IsMobile = screen.Touch,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(15_000);
        return new Visit(world, context, await context.NewPageAsync(), complaints);
    }

    /// <summary>Opens the page and returns its first answer.</summary>
    public async Task<JsonElement> OpenAsync(string address = "/")
    {
        var answer = await AnswerToAsync(() => Page.GotoAsync(address));
        await Page.Locator("tr.program").First.WaitForAsync();
        await Page.Locator("path.state").First.WaitForAsync();
        return answer;
    }

    /// <summary>Opens a page of the foreign site, which is then an expected origin.</summary>
    public Task OpenHostAsync(string page)
    {
        _expectedOrigins.Add(Origin(_world.HostAddress));
        return Page.GotoAsync(new Uri(_world.HostAddress, page).AbsoluteUri);
    }

    /// <summary>Opens a file of this machine.</summary>
    public Task OpenFileAsync(string path)
    {
        _expectedOrigins.Add("file://");
        return Page.GotoAsync(new Uri(path).AbsoluteUri);
    }

    /// <summary>Does something and returns the answer of the API that comes of it, once it is on the screen.</summary>
    public async Task<JsonElement> AnswerToAsync(Func<Task> act, string endpoint = Recommendations)
    {
        // A list with edits is asked for twice, with them and without, to say what they change: the one with them is the answer.
        var edited = false;
        Page.Request += Watch;
        try
        {
            var response = await Page.RunAndWaitForResponseAsync(act, r => IsAsked(r.Request) && r.Ok && (!edited || HasEdits(r.Request)));
            var answer = (await response.JsonAsync())!.Value;
            await Assertions.Expect(Page.Locator("#answer[aria-busy='true'], #answer [aria-busy='true']")).ToHaveCountAsync(0);
            return answer;
        }
        finally
        {
            Page.Request -= Watch;
        }

        void Watch(object? sender, IRequest request) => edited |= IsAsked(request) && HasEdits(request);

        bool IsAsked(IRequest request) => request.Url.EndsWith(endpoint, StringComparison.Ordinal);

        static bool HasEdits(IRequest request) => request.PostData is { } body
            && (body.Contains("\"include\":[\"", StringComparison.Ordinal) || body.Contains("\"exclude\":[\"", StringComparison.Ordinal));
    }

    /// <summary>Opens a part of the answer: "Where to apply", "Plan" or "Rank list".</summary>
    public Task TabAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    /// <summary>Opens a group of the profile's further questions, such as "Exams".</summary>
    public async Task GroupAsync(string title)
    {
        await Page.EvaluateAsync("() => { document.querySelector('.more-questions').open = true; }");
        await Page.Locator(".group > summary", new() { HasText = title }).ClickAsync();
    }

    /// <summary>Opens a program's row and returns what opened.</summary>
    public async Task<ILocator> RowAsync(string programId)
    {
        var all = Page.Locator(".show-rest");
        if (await all.CountAsync() > 0)
        {
            await all.ClickAsync();
        }

        await Page.Locator($"[data-program='{programId}'] .row-toggle").ClickAsync();
        return Page.Locator($"#why-{programId}");
    }

    /// <summary>Chooses from a field that is searched as one types.</summary>
    public async Task PickAsync(ILocator field, string typed, string option)
    {
        await field.ClickAsync();
        await field.PressSequentiallyAsync(typed);
        await Page.GetByRole(AriaRole.Option, new() { Name = option }).First.ClickAsync();
    }

    /// <summary>Presses Tab until an element has the focus, as a visitor without a mouse would.</summary>
    public async Task TabToAsync(ILocator target, int most = 250)
    {
        for (var i = 0; i < most; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{most} presses of Tab did not reach {target}.");
    }

    /// <summary>A picture of the page, or of what the screen shows of it, in the ignored folder of artifacts.</summary>
    public Task PictureAsync(string name, bool fullPage = true) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Artifacts(), $"{name}.png"),
        FullPage = fullPage,
        Animations = ScreenshotAnimations.Disabled,
    });

    public async ValueTask DisposeAsync()
    {
        var cookies = await _context.CookiesAsync();
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
        Assert.Empty(cookies);
        Assert.All(_requests, request => Assert.Contains(Origin(request), _expectedOrigins));
    }

    private static string Origin(Uri address) =>
        address.Scheme is "data" or "blob" ? Origin(new Uri(address.AbsolutePath)) : address.GetLeftPart(UriPartial.Authority);

    private static string Artifacts()
    {
        var root =
            typeof(Visit).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(note => note.Key == "RepositoryRoot").Value!;
        return Path.Combine(root, "artifacts", "screens");
    }

    private void Complain(bool matters, string text)
    {
        if (matters)
        {
            _complaints.Add(text);
        }
    }
}
