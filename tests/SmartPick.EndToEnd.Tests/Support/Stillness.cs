namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>Layout shift, as browsers measure it.</summary>
internal static class Stillness
{
    /// <summary>Half of what counts as good.</summary>
    public const double Enough = 0.05;

    /// <summary>Script that adds up the shifts of a page from its beginning.</summary>
    public const string Watch =
        """
        window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.shift += e.hadRecentInput ? 0 : e.value; }))
          .observe({ type: 'layout-shift', buffered: true });
        """;

    /// <summary>Script that gives their sum.</summary>
    public const string Shift = "() => window.shift";
}
