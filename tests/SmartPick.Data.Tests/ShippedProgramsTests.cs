namespace SmartPick.Data.Tests;

public sealed class ShippedProgramsTests
{
    private static readonly string[] OptionalFactsNobodyPublishesFreely =
    [
        "positions", "step2ck_median", "step2ck_minimum", "step2ck_minimum_kind", "comlex", "visas", "do_share",
        "img_share", "applicants", "interviews", "signals_accepted", "research_funding_musd",
    ];

    [Theory]
    [InlineData("ir-integrated", 103)]
    [InlineData("dr", 193)]
    [InlineData("ty", 199)]
    public void A_file_holds_all_programs_of_its_specialty_and_no_others(string specialty, int count)
    {
        var rows = ShippedFile.Read(specialty).Rows;

        Assert.Equal(count, rows.Count);
        Assert.All(rows, r => Assert.Equal(specialty, r["specialty"]));
    }

    [Theory]
    [InlineData("ir-integrated")]
    [InlineData("dr")]
    [InlineData("ty")]
    public void A_file_has_the_documented_header_line_feeds_and_a_last_newline(string specialty)
    {
        var text = ShippedFile.Text(specialty);

        Assert.StartsWith(Schema.Header + "\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Theory]
    [InlineData("ir-integrated", "416")]
    [InlineData("dr", "420")]
    [InlineData("ty", "999")]
    public void Ids_are_ten_digits_with_the_prefix_of_the_specialty_in_order(string specialty, string prefix)
    {
        var ids = ShippedFile.Read(specialty).Rows.Select(r => r["program_id"]).ToArray();

        Assert.All(ids, id => Assert.Matches($"^{prefix}[0-9]{{7}}$", id));
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void The_state_code_inside_an_id_belongs_to_one_state_and_every_state_has_one_code()
    {
        var pairs = All().Select(r => (Code: r["program_id"][3..5], State: r["state"])).Distinct().ToArray();

        Assert.Equal(pairs.Length, pairs.Select(p => p.Code).Distinct().Count());
        Assert.Equal(pairs.Length, pairs.Select(p => p.State).Distinct().Count());
        Assert.All(pairs, p => Assert.Matches("^[A-Z]{2}$", p.State));
    }

    [Theory]
    [InlineData("01", "AL")]
    [InlineData("10", "DC")]
    [InlineData("25", "MI")]
    [InlineData("35", "NY")]
    [InlineData("42", "PR")]
    [InlineData("56", "WI")]
    public void The_state_code_inside_an_id_is_the_accrediting_councils(string code, string state) =>
        Assert.All(All().Where(r => r["program_id"][3..5] == code), r => Assert.Equal(state, r["state"]));

    [Fact]
    public void Interventional_radiology_is_known_on_site_exactly_where_an_integrated_residency_runs()
    {
        var hosts = ShippedFile.Read("ir-integrated").Rows.Select(r => r["institution"]).ToHashSet();
        var dr = ShippedFile.Read("dr").Rows;

        Assert.All(ShippedFile.Read("ir-integrated").Rows, r => Assert.Equal("yes", r["ir_division"]));
        Assert.All(dr, r => Assert.Equal(hosts.Contains(r["institution"]) ? "yes" : "", r["ir_division"]));
        Assert.Equal(102, dr.Count(r => r["ir_division"] == "yes"));
        Assert.All(ShippedFile.Read("ty").Rows, r => Assert.Empty(r["ir_division"]));
    }

    [Fact]
    public void An_institution_runs_one_program_of_a_specialty_at_most() =>
        Assert.DoesNotContain(All().GroupBy(r => (r["specialty"], r["institution"])), g => g.Count() > 1);

    [Fact]
    public void Coordinates_lie_in_the_United_States_or_Puerto_Rico() =>
        Assert.All(All(), r => Assert.True(UnitedStates.Contains(r["lat"], r["lon"]), r["program_id"]));

    [Fact]
    public void Settings_are_documented_ones_or_unknown() =>
        Assert.All(All(), r => Assert.Contains(
            r["setting"], new[] { "", "university", "university-affiliated", "community", "military" }));

    [Fact]
    public void Only_the_transitional_year_has_a_track_and_it_is_preliminary() =>
        Assert.All(All(), r => Assert.Equal(r["specialty"] == "ty" ? "P" : "", r["tracks"]));

    [Fact]
    public void Facts_that_no_free_source_has_stay_unknown() =>
        Assert.All(All(), r => Assert.All(OptionalFactsNobodyPublishesFreely, c => Assert.Empty(r[c])));

    [Fact]
    public void Required_fields_and_provenance_are_filled_and_trimmed() =>
        Assert.All(All(), r => Assert.All(
            new[] { "program_id", "specialty", "name", "institution", "city", "state", "source" },
            c => Assert.True(r[c].Length > 0 && r[c] == r[c].Trim(), $"{r["program_id"]} {c}")));

    [Fact]
    public void Every_row_stands_for_the_first_day_of_its_season() =>
        Assert.All(All(), r => Assert.Equal("2025-06-04", r["source_date"]));

    private static IEnumerable<IReadOnlyDictionary<string, string>> All() =>
        new[] { "ir-integrated", "dr", "ty" }.SelectMany(s => ShippedFile.Read(s).Rows);
}
