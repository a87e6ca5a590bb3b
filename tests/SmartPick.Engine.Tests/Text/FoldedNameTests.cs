using SmartPick.Engine.Text;

namespace SmartPick.Engine.Tests.Text;

public sealed class FoldedNameTests
{
    [Theory]
    [InlineData("michigan", " Michigan\t")]
    [InlineData("women's", "women’s")]
    [InlineData("women's", "WOMENS")]
    [InlineData("Brigham and Women's", "brigham  &  women‘s")]
    [InlineData("St. Louis", "Saint Louis")]
    [InlineData("St. Louis", "st louis")]
    [InlineData("Mt. Sinai", "Mount Sinai")]
    [InlineData("Ft. Worth", "Fort Worth")]
    [InlineData("Winston-Salem", "winston salem")]
    [InlineData("Winston-Salem", "Winston–Salem")]
    [InlineData("Bayamón", "bayamon")]
    [InlineData("Bayamón", "Bayamo\u0301n")]
    [InlineData("ann arbor", "a\u200Bnn\u00A0arbor\uFEFF")]
    [InlineData("U.C.S.F", "ucsf")]
    public void These_are_the_same(string one, string other) => Assert.Equal(TextFolding.Name(one), TextFolding.Name(other));

    [Theory]
    [InlineData("michigan", "michigan state")]
    [InlineData("north", "south")]
    [InlineData("stanford", "saint anford")]
    [InlineData("1", "2")]
    public void These_are_not(string one, string other) => Assert.NotEqual(TextFolding.Name(one), TextFolding.Name(other));

    [Theory]
    [InlineData("Henry Ford", "henry-ford")]
    [InlineData("IR-Integrated ", "ir-integrated")]
    [InlineData("MI", "mi")]
    [InlineData("", "")]
    [InlineData("—’ ", "")]
    public void A_key_is_words_in_lower_case_joined_by_hyphens(string text, string key) => Assert.Equal(key, TextFolding.Key(text));

    [Theory]
    [InlineData(" 4160100001\n", "4160100001")]
    [InlineData("4160\u200B100001\u00A0", "4160100001")]
    [InlineData("as it is", "as it is")]
    public void Trimming_takes_away_what_cannot_be_seen(string text, string trimmed) => Assert.Equal(trimmed, TextFolding.Visible(text));
}
