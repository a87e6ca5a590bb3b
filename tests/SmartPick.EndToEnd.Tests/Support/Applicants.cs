using System.Buffers.Text;
using System.Text;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>Profiles as links to the page.</summary>
internal static class Applicants
{
    /// <summary>A US MD senior with ties to Michigan who has done what the field advises.</summary>
    public static string StrongSenior { get; } = Link(
        """
        {"applicant":{"type":"us-md-senior","graduationYear":2026,"step1":{"result":"pass","attempts":1},"step2ck":{"score":252,"attempts":1},
        "classQuartile":1,"aoa":true,"honors":["medicine","surgery","radiology"],
        "research":{"abstracts":2,"posters":1,"papers":1,"firstAuthorPapers":0,"irProjects":1},
        "letters":["ir-attending","ir-program-director","surgery"],
        "rotations":[{"kind":"home-sub-i","specialty":"ir-integrated"},{"kind":"away","specialty":"ir-integrated","programId":"4162500001"}],
        "leadership":["ir-interest-group"],"ties":{"states":["MI"]},"needsVisa":"none","redFlags":[]},
        "preferences":{"specialties":{"ir-integrated":1,"dr":0.7},"states":["IL","MI","OH"]},"limits":{"budgetUsd":1200}}
        """);

    /// <summary>A student who can still change much: no score, no letter, no rotation yet.</summary>
    public static string ThirdYear { get; } = Link(
        $$$"""
        {"applicant":{"type":"us-md-senior","graduationYear":{{{TimeProvider.System.GetUtcNow().Year + 2}}},"step1":{"result":"pass","attempts":1},"classQuartile":2,
        "honors":["surgery"],"research":{"abstracts":1,"posters":1,"papers":0,"firstAuthorPapers":0,"irProjects":0},"letters":["surgery"],
        "rotations":[],"leadership":[],"ties":{"states":["OH"]},"needsVisa":"none","redFlags":[]},
        "preferences":{"specialties":{"ir-integrated":1,"dr":0.7},"excludeStates":["CA"]},"limits":{"applications":40,"budgetUsd":900}}
        """);

    /// <summary>A US MD senior who tells a score and keeps the list short.</summary>
    public static string ShortList { get; } = Link(
        """{"applicant":{"type":"us-md-senior","step2ck":{"score":250}},"limits":{"applications":12}}""");

    private static string Link(string profile) => $"/#p={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(profile))}";
}
