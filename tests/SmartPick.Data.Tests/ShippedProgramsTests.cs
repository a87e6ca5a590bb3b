namespace SmartPick.Data.Tests;

public sealed class ShippedProgramsTests
{
    private static readonly string[] OptionalFactsNobodyPublishesFreely =
    [
        "positions", "step2ck_median", "step2ck_minimum", "step2ck_minimum_kind", "comlex", "visas", "do_share",
        "img_share", "applicants", "interviews", "signals_accepted", "research_funding_musd",
    ];

    /// <summary>
    /// Programs that moved, whose sponsor is in another state, or whose number was issued for another one: read one by one in the list.
    /// </summary>
    private static readonly string[] IdsOfAnotherState =
    [
        "1854118042", "1851922096", "1204700004", "1202200001", "1204200001", "1201021080", "1203531681", "1202600654", "4403500006",
        "1404700004", "1402800917", "1404200003", "1400200001", "1604100136", "3204121210", "7354144020", "3622600162", "4002800116",
    ];

    public static TheoryData<string> Specialties => [.. ShippedFile.Specialties];

    [Fact]
    public void The_directory_has_every_program_of_the_list_but_those_left_out() =>
        // 5,289 on the list, without obstetrics and gynecology (14), independent plastic surgery (7) and aerospace medicine (1).
        Assert.Equal(5_289 - 14 - 7 - 1, ShippedFile.Rows.Count);

    [Theory]
    [InlineData("ir-integrated", 103)]
    [InlineData("dr", 193)]
    [InlineData("ty", 199)]
    [InlineData("family-medicine", 806)]
    [InlineData("internal-medicine", 693)]
    [InlineData("general-surgery", 362)]
    [InlineData("emergency-medicine", 285)]
    [InlineData("urology", 150)]
    [InlineData("im-anesthesiology", 1)]
    public void A_specialty_has_as_many_programs_as_the_list(string specialty, int count) =>
        Assert.Equal(count, ShippedFile.Read(specialty).Rows.Count);

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void Every_specialty_of_a_season_has_a_file_and_every_file_a_specialty(int year) =>
        Assert.Equal(ShippedFile.Season(year).Specialties.Keys.Order(StringComparer.Ordinal), ShippedFile.Specialties);

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void A_withheld_specialty_has_no_file(int year) =>
        Assert.DoesNotContain(ShippedFile.Season(year).Withheld.Keys, ShippedFile.Specialties.Contains);

    [Theory]
    [MemberData(nameof(Specialties))]
    public void A_file_has_the_documented_header_line_feeds_and_programs_of_its_specialty(string specialty)
    {
        var text = ShippedFile.Text(specialty);

        Assert.StartsWith(Schema.Header + "\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.All(ShippedFile.Read(specialty).Rows, r => Assert.Equal(specialty, r["specialty"]));
    }

    [Theory]
    [MemberData(nameof(Specialties))]
    public void Ids_are_ten_digits_in_order_with_the_prefix_of_the_specialty(string specialty)
    {
        var ids = ShippedFile.Read(specialty).Rows.Select(r => r["program_id"]).ToArray();

        Assert.All(ids, id => Assert.Matches($"^{ids[0][..3]}[0-9]{{7}}$", id));
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Single(
            ShippedFile.Specialties,
            other => ShippedFile.Read(other).Rows[0]["program_id"].StartsWith(ids[0][..3], StringComparison.Ordinal));
    }

    [Fact]
    public void The_state_code_inside_an_id_belongs_to_one_state_and_every_state_has_one_code()
    {
        var pairs = ShippedFile.Rows.Where(r => !IdsOfAnotherState.Contains(r["program_id"]))
            .Select(r => (Code: r["program_id"][3..5], State: r["state"])).Distinct().ToArray();

        Assert.Equal(pairs.Length, pairs.Select(p => p.Code).Distinct().Count());
        Assert.Equal(pairs.Length, pairs.Select(p => p.State).Distinct().Count());
        Assert.All(pairs, p => Assert.Matches("^[A-Z]{2}$", p.State));
        Assert.Equal(52, pairs.Length);
    }

    [Theory]
    [InlineData("01", "AL")]
    [InlineData("10", "DC")]
    [InlineData("25", "MI")]
    [InlineData("35", "NY")]
    [InlineData("42", "PR")]
    [InlineData("56", "WI")]
    public void The_state_code_inside_an_id_is_the_accrediting_councils(string code, string state) => Assert.All(
        ShippedFile.Rows.Where(r => r["program_id"][3..5] == code && !IdsOfAnotherState.Contains(r["program_id"])),
        r => Assert.Equal(state, r["state"]));

    [Fact]
    public void Interventional_radiology_is_known_on_site_exactly_where_an_integrated_residency_runs()
    {
        var hosts = ShippedFile.Read("ir-integrated").Rows.Select(r => r["institution"]).ToHashSet();
        var dr = ShippedFile.Read("dr").Rows;

        Assert.All(ShippedFile.Read("ir-integrated").Rows, r => Assert.Equal("yes", r["ir_division"]));
        Assert.All(dr, r => Assert.Equal(hosts.Contains(r["institution"]) ? "yes" : "", r["ir_division"]));
        Assert.Equal(102, dr.Count(r => r["ir_division"] == "yes"));
        Assert.All(ShippedFile.Rows.Where(r => r["specialty"] is not ("dr" or "ir-integrated")), r => Assert.Empty(r["ir_division"]));
    }

    [Theory]
    [InlineData("dr")]
    [InlineData("ir-integrated")]
    [InlineData("ty")]
    public void An_institution_runs_one_radiology_program_or_transitional_year_at_most(string specialty) =>
        Assert.Distinct(ShippedFile.Read(specialty).Rows.Select(r => r["institution"]));

    [Fact]
    public void An_institution_lies_in_one_place_in_every_city() => Assert.All(
        ShippedFile.Rows.GroupBy(r => (r["institution"], r["city"], r["state"])),
        rows => Assert.Single(rows.Select(r => (r["lat"], r["lon"])).Distinct()));

    [Fact]
    public void Coordinates_lie_in_the_United_States_or_Puerto_Rico() =>
        Assert.All(ShippedFile.Rows, r => Assert.True(UnitedStates.Contains(r["lat"], r["lon"]), r["program_id"]));

    [Fact]
    public void Settings_are_documented_ones_or_unknown() =>
        Assert.All(ShippedFile.Rows, r => Assert.Contains(
            r["setting"], new[] { "", "university", "university-affiliated", "community", "military" }));

    [Fact]
    public void Only_the_transitional_year_has_a_track_and_it_is_preliminary() =>
        Assert.All(ShippedFile.Rows, r => Assert.Equal(r["specialty"] == "ty" ? "P" : "", r["tracks"]));

    [Fact]
    public void Facts_that_no_free_source_has_stay_unknown() =>
        Assert.All(ShippedFile.Rows, r => Assert.All(OptionalFactsNobodyPublishesFreely, c => Assert.Empty(r[c])));

    [Fact]
    public void Required_fields_and_provenance_are_filled_and_trimmed() =>
        Assert.All(ShippedFile.Rows, r => Assert.All(
            new[] { "program_id", "specialty", "name", "institution", "city", "state", "source" },
            c => Assert.True(r[c].Length > 0 && r[c] == r[c].Trim(), $"{r["program_id"]} {c}")));

    [Fact]
    public void Every_row_stands_for_the_first_day_of_its_season() =>
        Assert.All(ShippedFile.Rows, r => Assert.Equal("2025-06-04", r["source_date"]));
}
