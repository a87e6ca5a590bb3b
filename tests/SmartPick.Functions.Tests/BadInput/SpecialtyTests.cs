using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>Specialties that cannot be asked for: the answer says why, and which can.</summary>
[Collection(SeededAppTests.Name)]
public sealed class SpecialtyTests(SeededApp app)
{
    [Theory]
    [InlineData("obgyn", "14 of about 295")]
    [InlineData("ophthalmology", "SF Match")]
    [InlineData("plastic-surgery", "plastic-surgery-integrated")]
    [InlineData("ty", "PGY-1")]
    [InlineData("tarot", "Must be one of")]
    public async Task A_specialty_without_programs_or_odds_is_refused_with_the_reason_and_the_others(string specialty, string reason)
    {
        using var response = await app.Client.RecommendAsync(Requests.TypeAlone().With("preferences.specialties", $$"""{"{{specialty}}": 1}"""));

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal(($"preferences.specialties.{specialty}", "not-allowed"), (mistake.Field, mistake.Code));
        Assert.Contains(reason, mistake.Message, StringComparison.Ordinal);
        Assert.Contains("ir-integrated, dr", mistake.Message, StringComparison.Ordinal);
    }
}
