using SmartPick.Bench.Http.Servers;
using SmartPick.Bench.Reporting;
using SmartPick.Fictional;

namespace SmartPick.Bench.Http.Parts;

/// <summary>Throughput, latency, processor time and allocations, against an endpoint that does no work.</summary>
internal static class ThroughputPart
{
    private const string Recommendations = "/api/v1/recommendations";
    private const string ProgramsAddress = "/api/v1/programs?limit=50";

    public static async Task<string> RunAsync(Plan plan)
    {
        var files = Directory.CreateTempSubdirectory("smartpick-bench-");
        var profiles = FictionalRequests.Create(Plan.Profiles);
        var bodies = Path.Combine(files.FullName, "bodies.txt");
        await File.WriteAllLinesAsync(bodies, profiles);
        var sent = $"bodies={bodies}";

        await using var real = await Product.WithRealCatalogAsync(plan);
        await using var app = real.Start();
        await app.FirstSuccessAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/health/ready"));
        var (answer, etag) = await SampleAsync(app.Address, profiles);
        var answerFile = Path.Combine(files.FullName, "answer.json");
        await File.WriteAllBytesAsync(answerFile, answer);

        await using var bareServer = await BareAsync(answerFile, profiles[0]);
        await using var bareAlike = await BareAsync(answerFile, profiles[0], new KeyValuePair<string, string>("DOTNET_TieredPGO", "0"));

        var table = new MarkdownTable(
            "what", "requests/s", "of bare", "p50 ms", "p99 ms", "CPU ms/request", "solver", "rest", "rest / bare", "KB allocated/request", "solver KB");
        (ServerProcess, string)[] servers = [(bareServer, BareServer.Address), (app, Recommendations), (bareServer, BareServer.ProductTypesAddress), (bareAlike, BareServer.Address)];
        var many = await Measured.InTurnAsync(servers, plan, Plan.Connections, sent);
        var (bare, recommended, productTypes, alike) = (many[0], many[1], many[2], many[3]);
        Add("bare: parses the request, writes an answer of the same size", bare, bare);
        Add("the same from the product's types: decimals, not doubles", productTypes, bare);
        Add("the same with the app's runtime settings: code not instrumented", alike, bare);
        Add("recommendations, 296 programs", recommended, bare);
        var one = await Measured.InTurnAsync(servers[..2], plan, 1, sent);
        Add("bare, one caller at a time", one[0], one[0]);
        Add("recommendations, one caller at a time", one[1], one[0]);
        Add("GET programs", await Measured.ByAsync(app, ProgramsAddress, plan, Plan.Connections), bare);
        Add(
            "GET programs, ETag held: 304",
            await Measured.ByAsync(app, ProgramsAddress, plan, Plan.Connections, $"If-None-Match={etag}"),
            bare);
        Add("GET health/live", await Measured.ByAsync(app, "/api/health/live", plan, Plan.Connections), bare);

        await using var national = await Product.WithFictionalCatalogAsync(Plan.NationalPrograms);
        await using var large = national.Start();
        await large.FirstSuccessAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/health/ready"));
        Add(
            FormattableString.Invariant($"recommendations, {Plan.NationalPrograms:N0} fictional programs"),
            await Measured.ByAsync(large, Recommendations, plan, Plan.Connections, sent),
            bare);

        return FormattableString.Invariant(
            $"""
            ## Throughput

            {Plan.Profiles:N0} different profiles in turn; the answer of the bare endpoint is one of the product's ({answer.Length / 1024.0:0.0} KB). Load from `wrk` on the same machine, {Plan.Connections} connections, {plan.Load.TotalSeconds:0} s in {Plan.Slices} slices after {plan.WarmUp.TotalSeconds:0} s to warm up, bare and app by turns. CPU is the server's processor time; the solver's share of it is that of its threads between the start and the end of a solve (odds, search, certificate, reasons).

            {table}

            At {Plan.Connections} connections, all but the solver costs {recommended.Rest / bare.Processor:0.00} times the bare endpoint, which specializes its code as it runs, and {recommended.Rest / alike.Processor:0.00} times the one that, like the app, does not.
            """);

        void Add(string what, Measured m, Measured against) => table.Add(
            what,
            Figures.Text($"{m.Load.PerSecond:0}"),
            Figures.Percent(m.Load.PerSecond / against.Load.PerSecond, 1),
            Figures.Milliseconds(m.Load.Median),
            Figures.Milliseconds(m.Load.P99),
            Figures.Text($"{m.Processor.TotalMilliseconds:0.000}"),
            Figures.Text($"{m.Solver.TotalMilliseconds:0.000}"),
            Figures.Text($"{m.Rest.TotalMilliseconds:0.000}"),
            Figures.Text($"{m.Rest / against.Processor:0.00}"),
            Figures.Text($"{m.Allocated / 1024:0.0}"),
            Figures.Text($"{m.SolverAllocated / 1024:0.0}"));
    }

    private static async Task<ServerProcess> BareAsync(string answerFile, string profile, params KeyValuePair<string, string>[] settings)
    {
        var server = ServerProcess.Start(typeof(ThroughputPart).Assembly.Location, ["bare", answerFile], settings);
        await server.FirstSuccessAsync(() => Post(BareServer.Address, profile));
        return server;
    }

    /// <summary>The answer of middling length among the first profiles', and the version of a GET.</summary>
    private static async Task<(byte[] Answer, string ETag)> SampleAsync(Uri address, IReadOnlyList<string> profiles)
    {
        const int Sample = 25;
        using var client = new HttpClient { BaseAddress = address };
        var answers = new List<byte[]>();
        foreach (var profile in profiles.Take(Sample))
        {
            using var request = Post(Recommendations, profile);
            using var response = await client.SendAsync(request);
            answers.Add(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
        }

        using var programs = await client.GetAsync(new Uri(ProgramsAddress, UriKind.Relative));
        return (answers.OrderBy(a => a.Length).ElementAt(Sample / 2), programs.Headers.ETag!.ToString());
    }

    public static HttpRequestMessage Post(string address, string body) =>
        new(HttpMethod.Post, address) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
}
