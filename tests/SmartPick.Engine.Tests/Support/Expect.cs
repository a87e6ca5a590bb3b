namespace SmartPick.Engine.Tests.Support;

/// <summary>Assertions over whole suites of markets.</summary>
internal static class Expect
{
    /// <summary>That nothing is broken; else says all that is, a line each.</summary>
    public static void None(IEnumerable<string> broken)
    {
        var lines = broken.Order(StringComparer.Ordinal).ToArray();
        Assert.True(lines.Length == 0, $"{lines.Length} broken:\n{string.Join('\n', lines)}");
    }
}
