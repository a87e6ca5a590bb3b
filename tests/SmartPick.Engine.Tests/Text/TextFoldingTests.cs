using CsCheck;
using SmartPick.Engine.Text;

namespace SmartPick.Engine.Tests.Text;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("  Brigham  &  Women’s\u00A0Hospital ", "brigham and womens hospital")]
    [InlineData("Brigham and Women's Hospital", "brigham and womens hospital")]
    [InlineData("St. Louis", "st louis")]
    [InlineData("Washington, D.C.", "washington dc")]
    [InlineData("U.S.A. (North)", "usa north")]
    [InlineData("Winston–Salem", "winston salem")]
    [InlineData("MAYAGÜEZ, Cañon", "mayaguez canon")]
    [InlineData("Mayagu\u0308ez", "mayaguez")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("Œuvre Straße", "oeuvre strasse")]
    [InlineData("---", "")]
    public void Words_are_what_was_meant(string text, string words) => Assert.Equal(words, TextFolding.Words(text));

    [Theory]
    [InlineData("Ohio State", "ohio-state")]
    [InlineData("ohio-state", "ohio-state")]
    [InlineData("IR_Integrated", "ir-integrated")]
    public void A_key_is_the_words_joined_by_dashes(string text, string key) => Assert.Equal(key, TextFolding.Key(text));

    [Theory]
    [InlineData("J-1", "j1")]
    [InlineData("Step2Ck Median", "step2ckmedian")]
    public void A_code_has_nothing_between_its_words(string text, string code) => Assert.Equal(code, TextFolding.Code(text));

    [Theory]
    [InlineData("\u00A0 Radiology\u2009 A\u200B ", "Radiology  A")]
    [InlineData("\u3164\u2800", "")]
    [InlineData(" plain ", "plain")]
    public void Visible_text_keeps_all_that_can_be_seen(string text, string visible) => Assert.Equal(visible, TextFolding.Visible(text));

    [Fact]
    public void Folding_what_is_folded_changes_nothing() =>
        Gen.String.Sample(text =>
        {
            var words = TextFolding.Words(text);
            Assert.Equal(words, TextFolding.Words(words));
            Assert.Equal(TextFolding.Key(text), TextFolding.Key(TextFolding.Key(text)));
            Assert.Equal(TextFolding.Visible(text), TextFolding.Visible(TextFolding.Visible(text)));
        });
}
