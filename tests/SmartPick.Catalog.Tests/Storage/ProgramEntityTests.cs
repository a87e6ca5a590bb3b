using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Storage;

public sealed class ProgramEntityTests
{
    [Fact]
    public void A_version_is_named_by_its_second_in_UTC_and_its_content()
    {
        var at = new DateTimeOffset(2026, 11, 20, 4, 0, 0, 999, TimeSpan.FromHours(1));

        Assert.Equal("2026-11-20T03:00:00Z-7f3a", CatalogVersion.Name(at, "7f3a99"));
        Assert.Equal(
            "2026-11-20T03:00:00Z-7f3a|dr",
            ProgramEntity.From("2026-11-20T03:00:00Z-7f3a", Samples.BareProgram("4160000001")).PartitionKey);
    }

    [Fact]
    public void Sets_are_stored_in_the_order_of_the_list()
    {
        Assert.Equal("C;A", ProgramEntity.From("v", Samples.FullProgram)["tracks"]);
        Assert.Equal("j1;h1b", ProgramEntity.From("v", Samples.FullProgram)["visas"]);
        Assert.Equal("none", ProgramEntity.From("v", Samples.FullProgram with { Visas = VisaSponsorship.None })["visas"]);
        Assert.Equal("", ProgramEntity.From("v", Samples.FullProgram with { Tracks = Tracks.None })["tracks"]);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    public void A_specialty_that_no_table_key_can_hold_is_refused(string specialty) =>
        Assert.Throws<ArgumentException>(() => ProgramEntity.From("v", Samples.BareProgram("4160000001", specialty)));

    [Fact]
    public void A_row_that_lacks_a_required_column_is_no_program()
    {
        var row = ProgramEntity.From("v", Samples.FullProgram);
        row.Remove("city");

        Assert.Throws<InvalidDataException>(() => ProgramEntity.ToProgram(row));
    }

    [Theory]
    [InlineData("positions", "six")]
    [InlineData("comlex", "perhaps")]
    [InlineData("visas", "o1")]
    public void A_row_with_a_foreign_value_is_no_program(string column, string value)
    {
        var row = ProgramEntity.From("v", Samples.FullProgram);
        row[column] = value;

        Assert.Throws<InvalidDataException>(() => ProgramEntity.ToProgram(row));
    }
}
