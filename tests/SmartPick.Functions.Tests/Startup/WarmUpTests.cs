namespace SmartPick.Functions.Tests.Startup;

/// <summary>The rehearsal runs where nobody would see it fail.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public void The_shipped_files_are_enough_for_a_rehearsal() => WarmUp.Run(AppFiles.Read(AppContext.BaseDirectory));
}
