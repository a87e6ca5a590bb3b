using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class MetricsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Refreshes_are_counted_and_ages_are_measured()
    {
        using var instance = new Instance(azurite.NewAccount());
        var metrics = instance.Metrics;
        var seen = new ConcurrentBag<(string Instrument, double Value, object? Outcome)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (metrics.Owns(instrument))
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => seen.Add((i.Name, value, tags[0].Value)));
        listener.SetMeasurementEventCallback<double>((i, value, _, _) => seen.Add((i.Name, value, null)));
        listener.Start();

        listener.RecordObservableInstruments();
        Assert.Empty(seen);
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.RefreshAsync();
        instance.Time.Advance(TimeSpan.FromMinutes(2));
        await instance.ReloadAsync();
        instance.Time.Advance(TimeSpan.FromMinutes(1));
        await instance.RefreshAsync();
        instance.Time.Advance(TimeSpan.FromSeconds(5));
        listener.RecordObservableInstruments();

        Assert.Equal(
            [
                ("smartpick.catalog.age", 185, null),
                ("smartpick.catalog.refreshes", 1, "Refreshed"),
                ("smartpick.catalog.refreshes", 1, "Unchanged"),
                ("smartpick.catalog.staleness", 5, null),
            ],
            seen.OrderBy(s => s.Instrument, StringComparer.Ordinal).ThenBy(s => s.Outcome as string, StringComparer.Ordinal));
    }
}
