using System.Globalization;

namespace SmartPick.Data.Tests;

/// <summary>data/schools.csv against the program files.</summary>
public sealed class ShippedSchoolsTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schools.csv"));
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Schools = CsvTable.Parse(Text).Rows;

    [Fact]
    public void There_are_163_MD_and_75_DO_schools()
    {
        Assert.Equal(163, Schools.Count(s => s["degree"] == "MD"));
        Assert.Equal(75, Schools.Count(s => s["degree"] == "DO"));
        Assert.Equal(238, Schools.Count);
    }

    [Fact]
    public void The_file_has_its_header_line_feeds_and_a_last_newline()
    {
        Assert.StartsWith(
            "school_key,name,short_name,aliases,degree,city,state,lat,lon,ownership,institution_keys,source\n", Text, StringComparison.Ordinal);
        Assert.EndsWith("\n", Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', Text);
    }

    [Fact]
    public void Keys_and_short_names_are_unique()
    {
        Assert.All(Schools, s => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", s["school_key"]));
        Assert.Distinct(Schools.Select(s => s["school_key"]));
        Assert.Distinct(Schools.Select(s => Folded(s["short_name"])));
        Assert.Distinct(Schools.Select(s => Folded(s["name"])));
    }

    [Fact]
    public void Only_two_ways_to_type_a_school_mean_two_schools()
    {
        var names = Schools
            .SelectMany(
                s => List(s["aliases"]).Concat([s["name"], s["short_name"]]).Select(name => (Name: Folded(name), School: s["school_key"])))
            .Distinct().GroupBy(n => n.Name, n => n.School)
            .Where(g => g.Count() > 1)
            .ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray());

        Assert.Equal(["osucom", "wsu"], names.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["wayne-state", "wsu-floyd"], names["wsu"]);
        Assert.Equal(["ohio-state", "osu-com"], names["osucom"]);
    }

    [Fact]
    public void Every_institution_key_has_programs()
    {
        var institutions = ShippedFile.Rows.Select(r => r["institution"]).ToHashSet(StringComparer.Ordinal);

        Assert.All(Schools, s => Assert.All(List(s["institution_keys"]), k => Assert.Contains(k, institutions)));
        Assert.All(Schools, s => Assert.Distinct(List(s["institution_keys"])));
    }

    [Theory]
    [InlineData("", 151, 23)]
    [InlineData("dr", 116, 3)]
    [InlineData("ir-integrated", 86, 1)]
    [InlineData("internal-medicine", 151, 13)]
    [InlineData("general-surgery", 142, 9)]
    public void As_many_schools_have_a_home_program_as_were_counted(string specialty, int md, int @do)
    {
        var homes = ShippedFile.Rows.Where(r => specialty.Length == 0 || r["specialty"] == specialty)
            .Select(r => r["institution"]).ToHashSet(StringComparer.Ordinal);
        var with = Schools.Where(s => List(s["institution_keys"]).Any(homes.Contains)).ToArray();

        Assert.Equal((md, @do), (with.Count(s => s["degree"] == "MD"), with.Count(s => s["degree"] == "DO")));
    }

    [Fact]
    public void A_place_is_that_of_the_programs_in_the_same_city()
    {
        var places = ShippedFile.Rows.GroupBy(r => (r["city"], r["state"])).ToDictionary(
            g => g.Key, g => (g.First()["lat"], g.First()["lon"]));

        Assert.All(Schools, s => Assert.Equal(places.GetValueOrDefault((s["city"], s["state"]), ("", "")), (s["lat"], s["lon"])));
        Assert.Equal(28, Schools.Count(s => s["lat"].Length == 0));
    }

    [Fact]
    public void What_every_school_has_is_filled_and_trimmed() => Assert.All(Schools, s =>
    {
        Assert.All(s.Values, v => Assert.Equal(v.Trim(), v));
        Assert.All(["name", "short_name", "degree", "city", "state", "source"], c => Assert.NotEmpty(s[c]));
        Assert.Contains(s["ownership"], new[] { "", "public", "private" });
    });

    private static string[] List(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Letters and digits only: how people type differs in the rest.</summary>
    private static string Folded(string text) => string.Concat(
        text.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit)).ToLower(CultureInfo.InvariantCulture);
}
