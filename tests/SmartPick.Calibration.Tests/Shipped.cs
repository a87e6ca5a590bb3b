using SmartPick.Calibration.Acceptance;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Calibration.Tests;

/// <summary>What the repository ships, read once.</summary>
internal static class Shipped
{
    public static RepositoryData Data { get; } = RepositoryData.Find();

    public static ModelParameters Model { get; } = Data.Model();

    public static SeasonBook Seasons { get; } = Data.Seasons();

    public static Task<ProgramDirectory> Directory { get; } = Data.DirectoryAsync();

    /// <summary>Answers to type and score alone beside published rates.</summary>
    public static Task<IReadOnlyList<AcceptanceRow>> Acceptance { get; } = Task.Run(
        async () => new AcceptanceRun(Seasons, Model, await Directory).Rows(Data.PublishedRates()));
}
