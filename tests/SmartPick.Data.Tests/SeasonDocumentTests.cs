using SmartPick.Calibration.Simulation;
using SmartPick.Simulation.Season;

namespace SmartPick.Data.Tests;

/// <summary>What docs/ says of the simulated seasons is what data/simulation holds.</summary>
public class SeasonDocumentTests
{
    private static readonly SeasonReport Report = SeasonReportJson.Read(Text("simulation", "season.json"));

    [Fact]
    public void The_document_is_written_from_the_data() => Assert.Equal(SeasonMarkdown.Render(Report), Text("docs", "season.md"));

    [Fact]
    public void The_picture_is_drawn_from_the_data() => Assert.Equal(ReliabilityPlot.Render(Report), Text("docs", "season.svg"));

    [Fact]
    public void The_data_are_as_they_are_written() => Assert.Equal(SeasonReportJson.Write(Report), Text("simulation", "season.json"));

    [Fact]
    public void Every_kind_of_season_was_played_and_judged_on_every_specialty()
    {
        Assert.Equal(Enum.GetValues<Following>(), Report.Markets.Select(m => m.Following));
        Assert.All(
            Report.Markets,
            m => Assert.Equal(Report.Supply.Select(s => (string?)s.Specialty).Prepend(null), m.Curves.Select(c => c.Specialty)));
        Assert.All(Report.Markets.SelectMany(m => m.Curves), c => Assert.NotNull(c.Promised.Overall.StandardError));
    }

    private static string Text(string folder, string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, folder, file));
}
