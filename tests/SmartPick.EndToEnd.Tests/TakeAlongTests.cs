using System.Text;
using Microsoft.Playwright;
using SmartPick.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SmartPick.EndToEnd.Tests;

/// <summary>The list leaves the page as a spreadsheet and comes back as one, however it was saved.</summary>
[Collection(Together.Name)]
public sealed class TakeAlongTests(World world)
{
    public static TheoryData<string> SpreadsheetWays =>
        ["as exported", "semicolons", "UTF-16", "CR line ends", "Windows-1252", "sep= line"];

    [Theory]
    [MemberData(nameof(SpreadsheetWays))]
    public async Task An_exported_list_comes_back_as_it_was_however_it_was_saved(string way)
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync(Applicants.StrongSenior);
        var text = await ExportAsync(visit);
        Assert.StartsWith("\uFEFFOrder,Program,Specialty,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("program_id", text, StringComparison.Ordinal);

        await ImportAsync(visit, Save(text, way));

        await Expect(visit.Page.Locator("import-panel")).ToContainTextAsync(
            $"{answer.ProgramIds().Count} of {answer.ProgramIds().Count} rows found.");
        var scored =
            await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Score this list" }).ClickAsync());
        Assert.Equal(answer.ProgramIds().Order(StringComparer.Ordinal), scored.ProgramIds().Order(StringComparer.Ordinal));
        await Expect(visit.Page.Locator("list-score")).ToContainTextAsync(
            $"Your own list: {Percents.Whole(scored.Number("summary.matchProbability.p"))}");
    }

    [Fact]
    public async Task Numbers_that_Excel_rounded_change_nothing_by_themselves()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync();

        await ImportAsync(visit, Encoding.UTF8.GetBytes(
            "rank,preference_rank,program_id,name,institution,specialty,city,state\r\n1,1,4.20E+09,Fictional One,fictional-1,dr,Ann Arbor,MI\r\n2,2,4.20E+09,Fictional Two,fictional-2,dr,Detroit,MI\r\n"));

        await Expect(visit.Page.Locator(".import-lost li")).ToHaveCountAsync(2);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Score this list" })).ToBeDisabledAsync();
        await Expect(visit.Page.Locator("tr.program")).ToHaveCountAsync(answer.ProgramIds().Count);
        await Expect(visit.Page.Locator(".edits")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_header_alone_and_a_workbook_of_old_are_told_from_a_list()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        await visit.OpenAsync();

        await ImportAsync(visit, "program_id,name\r"u8.ToArray());
        await Expect(visit.Page.Locator("import-panel [role=alert]")).ToContainTextAsync("Nothing was changed.");
        await visit.Page.GetByLabel("Spreadsheet with your list").SetInputFilesAsync(Payload([0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0]));
        await Expect(visit.Page.Locator("import-panel [role=alert]")).ToContainTextAsync("Save it as .xlsx or CSV");
    }

    [Fact]
    public async Task Names_as_people_write_them_are_found_and_asked_about()
    {
        await using var visit = await world.VisitAsync(Screen.Phone);
        await visit.OpenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).TapAsync();

        await visit.Page.GetByLabel("Or paste the names").FillAsync(
            "Univ. of Michigan DR\nMayo (DR)\nNowhere General\nClevland Clinic, DR\n");
        await visit.Page.GetByLabel("Or paste the names").BlurAsync();

        var panel = visit.Page.Locator("import-panel");
        await Expect(panel).ToContainTextAsync("2 of 4 rows found.");
        await Expect(panel.Locator(".import-lost")).ToContainTextAsync("Nowhere General");
        var mayo = panel.GetByLabel("Mayo (DR)");
        await mayo.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(panel).ToContainTextAsync("3 of 4 rows found.");
        await visit.PictureAsync("import-phone", fullPage: false);
        var scored = await visit.AnswerToAsync(() => panel.GetByRole(AriaRole.Button, new() { Name = "Score this list" }).ClickAsync());
        Assert.Equal(3, scored.ProgramIds().Count);
        await Expect(visit.Page.Locator("#list")).ToBeFocusedAsync();
        await visit.PictureAsync("import-scored-phone", fullPage: false);
        await Expect(visit.Page.Locator("list-score")).ToContainTextAsync("Swaps to try");

        var back =
            await visit.AnswerToAsync(() => visit.Page.Locator(".trial").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync());
        Assert.True(back.ProgramIds().Count > 3);
    }

    [Fact]
    public async Task Rows_taken_out_are_dropped_only_when_that_is_wanted()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var answer = await visit.OpenAsync(Applicants.StrongSenior);
        var listed = answer.ProgramIds();
        var rows = (await ExportAsync(visit)).TrimEnd().Split("\r\n").Where(row => !row.Contains(listed[0], StringComparison.Ordinal));

        await ImportAsync(visit, Encoding.UTF8.GetBytes(string.Join("\r\n", rows)));
        var drop = visit.Page.GetByLabel("Also drop 1 program");
        await Expect(drop).Not.ToBeCheckedAsync();
        await drop.CheckAsync();
        var edited = await visit.AnswerToAsync(
            () => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep these and complete my list" }).ClickAsync());

        Assert.DoesNotContain(listed[0], edited.ProgramIds());
        Assert.Superset(listed.Skip(1).ToHashSet(), edited.ProgramIds().ToHashSet());
    }

    [Fact]
    public async Task Status_and_notes_stay_in_the_browser_and_go_into_the_export()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var id = (await visit.OpenAsync()).ProgramIds()[0];
        var row = await visit.RowAsync(id);
        await row.GetByLabel("Status").SelectOptionAsync("Applied");
        await row.GetByLabel("Interview date").FillAsync("2027-01-12");
        await row.GetByLabel("Your notes").FillAsync("=friendly chair");
        await row.GetByLabel("Your notes").BlurAsync();

        var line = (await ExportAsync(visit)).Split("\r\n").Single(
            l => l.Contains(id, StringComparison.Ordinal) && !l.StartsWith(",,", StringComparison.Ordinal));
        Assert.Contains(",Applied,2027-01-12,'=friendly chair,", line, StringComparison.Ordinal);
        await visit.OpenAsync();
        await Expect(visit.Page.Locator($"[data-program='{id}']")).ToContainTextAsync("Applied");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task Up_to_three_answers_stand_side_by_side()
    {
        await using var visit = await world.VisitAsync(Screen.Desktop);
        var first = await visit.OpenAsync(Applicants.StrongSenior);
        var keep = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" });
        await keep.ClickAsync();
        await visit.Page.Locator(".limits-fold > summary").ClickAsync();
        foreach (var budget in new[] { "600", "500", "400" })
        {
            await visit.AnswerToAsync(() => visit.Page.GetByLabel("Budget").FillAsync(budget));
            await keep.ClickAsync();
        }

        await Expect(visit.Page.Locator(".scenarios thead th")).ToHaveTextAsync(["Now", "A", "B", "C"]);
        await Expect(visit.Page.Locator(".scenarios")).ToContainTextAsync("Budget: $600");
        await Expect(visit.Page.Locator(".scenarios")).ToContainTextAsync("Same as now");
        await visit.OpenAsync();
        await Expect(visit.Page.Locator(".scenarios thead th")).ToHaveCountAsync(4);
        var shown =
            await visit.AnswerToAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show A", Exact = true }).ClickAsync());
        Assert.NotEqual(first.Number("summary.feesUsd"), shown.Number("summary.feesUsd"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove B" }).ClickAsync();
        await Expect(visit.Page.Locator(".scenarios thead th")).ToHaveCountAsync(3);
    }

    private static async Task<string> ExportAsync(Visit visit)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.Locator("list-tools").GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync());
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static async Task ImportAsync(Visit visit, byte[] bytes)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await visit.Page.GetByLabel("Spreadsheet with your list").SetInputFilesAsync(Payload(bytes));
    }

    private static FilePayload Payload(byte[] bytes) => new() { Name = "list.csv", MimeType = "text/csv", Buffer = bytes };

    /// <summary>The text as spreadsheet programs save it.</summary>
    private static byte[] Save(string text, string way) => way switch
    {
        "semicolons" => Encoding.UTF8.GetBytes(Semicolons(text)),
        "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text.TrimStart('\uFEFF').Replace(',', '\t'))],
        "CR line ends" => Encoding.UTF8.GetBytes(text.Replace("\r\n", "\r", StringComparison.Ordinal)),
        "Windows-1252" => Encoding.Latin1.GetBytes(text.TrimStart('\uFEFF').Replace("Order", "Orden número", StringComparison.Ordinal)),
        "sep= line" => Encoding.UTF8.GetBytes($"sep=;\r\n{Semicolons(text)}"),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static string Semicolons(string text) => text.TrimStart('\uFEFF').Replace(',', ';');
}
