using System.Text.Json;
using SmartPick.Catalog.Csv;

namespace SmartPick.Data.Tests;

/// <summary>The files of <c>data/refresh</c>, and the shipped programs by their rules.</summary>
public sealed class RefreshDataTests
{
    private static readonly HashSet<string> Specialties = ["ir-integrated", "dr", "ty"];

    [Theory]
    [InlineData("ir-integrated")]
    [InlineData("dr")]
    [InlineData("ty")]
    public async Task A_shipped_file_is_written_as_documented(string specialty)
    {
        var problems = new ProblemList();
        await using var content = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "programs", $"{specialty}.csv"));

        var file = await new ProgramCsvReader(Specialties, TimeProvider.System).ReadAsync(
            specialty, content, problems, CancellationToken.None);

        Assert.Empty(problems.Kept);
        Assert.Equal(ShippedFile.Read(specialty).Rows.Count, file.Rows.Count);
    }

    [Fact]
    public void Ranges_are_of_columns_that_exist_and_have_a_source()
    {
        var columns = Read("plausible.json").GetProperty("columns").EnumerateObject().ToArray();

        Assert.Subset(ProgramColumns.All.Select(c => c.Name).ToHashSet(), columns.Select(c => c.Name).ToHashSet());
        Assert.All(columns, c =>
        {
            Assert.NotEmpty(c.Value.GetProperty("source").GetString()!);
            Assert.Contains(c.Value.GetProperty("kind").GetString(), (string[])["judged", "published"]);
        });
    }

    [Fact]
    public void Every_state_has_a_box_and_no_two_have_the_same_number()
    {
        var states = Read("places.json").GetProperty("states").EnumerateObject().ToArray();

        Assert.Equal(56, states.Length);
        Assert.All(states, s =>
        {
            Assert.Matches("^[A-Z]{2}$", s.Name);
            Assert.True(s.Value.GetProperty("south").GetDouble() < s.Value.GetProperty("north").GetDouble(), s.Name);
            Assert.True(s.Value.GetProperty("west").GetDouble() < s.Value.GetProperty("east").GetDouble(), s.Name);
        });
        var numbers =
            states.Where(s => s.Value.TryGetProperty("acgme", out _)).Select(s => s.Value.GetProperty("acgme").GetString()).ToArray();
        Assert.Equal(52, numbers.Distinct().Count());
        Assert.Equal(52, numbers.Length);
    }

    /// <summary>The number of a state is that in the ids of its programs.</summary>
    [Fact]
    public void The_numbers_of_states_are_those_of_the_shipped_ids()
    {
        var states = Read("places.json").GetProperty("states");

        Assert.All(Specialties.SelectMany(s => ShippedFile.Read(s).Rows), r =>
            Assert.Equal(states.GetProperty(r["state"]).GetProperty("acgme").GetString(), r["program_id"][3..5]));
    }

    [Fact]
    public void Reference_applicants_have_names_and_an_amount_with_a_source()
    {
        var file = Read("reference-profiles.json");

        Assert.InRange(file.GetProperty("maxChange").GetProperty("value").GetDouble(), 0.01, 0.1);
        Assert.NotEmpty(file.GetProperty("maxChange").GetProperty("source").GetString()!);
        Assert.InRange(file.GetProperty("profiles").GetArrayLength(), 3, 10);
    }

    private static JsonElement Read(string file) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "refresh", file)));
}
