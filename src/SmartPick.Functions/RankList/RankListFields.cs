using System.Text.Json.Nodes;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.RankList;

/// <summary>The fields of a rank list to be reviewed.</summary>
internal static class RankListFields
{
    /// <summary>As many as an applicant can apply to.</summary>
    private const int MaxRanks = 300;

    private static ObjectType<InterviewDraft> Interview { get; } =
        new ObjectType<InterviewDraft>("Interview", json => new InterviewDraft(json))
        .Required("programId", Key, "4160100001", "The program.", (i, v) => i with { ProgramId = v })
        .Required(
            "track",
            OneOf(ContractNames.OneTrack),
            "C",
            "C categorical, A advanced, P preliminary, R for physicians (with `applicant.pgy1` current or completed).",
            (i, v) => i with { Track = v })
        .Required("preference", Integer(1, MaxRanks), 1, "1 is the most wanted; no ties and no gaps.", (i, v) => i with { Preference = v })
        .Optional("impression", Integer(1, 5), 4, "How the interview went; 5 is best.", (i, v) => i with { Impression = v });

    private static ObjectType<SupplementalDraft> Supplemental { get; } =
        new ObjectType<SupplementalDraft>("SupplementalList", json => new SupplementalDraft(json))
        .Required("for", Key, "4160100001", "The program with the advanced position.", (s, v) => s with { For = v })
        .Required("programs", List(Key), new JsonArray("9990100001"), "PGY-1 programs, the most wanted first.",
            (s, v) => s with { Programs = v });

    public static ObjectType<RankListDraft> All { get; } = new ObjectType<RankListDraft>("RankListRequest", new RankListDraft())
        .Required("applicant", ApplicantFields.All, null, "The applicant.", (d, v) => d with { Applicant = v })
        .Required("interviews", List(Interview, MaxRanks), null, "One entry for each track ranked.", (d, v) => d with { Interviews = v })
        .Optional(
            "supplemental",
            List(Supplemental, MaxRanks),
            null,
            "Supplemental lists of PGY-1 programs, each used after a match to an advanced position.",
            (d, v) => d with { Supplemental = v })
        .UnsupportedCouples();
}

/// <summary>A rank list while it is read.</summary>
internal sealed record RankListDraft
{
    public Applicant? Applicant { get; init; }

    public IReadOnlyList<InterviewDraft> Interviews { get; init; } = [];

    /// <summary>Null when the request does not mention supplemental lists.</summary>
    public IReadOnlyList<SupplementalDraft>? Supplemental { get; init; }
}

/// <summary>An interview while it is read; null where the field is absent or invalid.</summary>
/// <param name="Json">Its place in the request, for errors.</param>
internal sealed record InterviewDraft(RequestObject? Json)
{
    public string? ProgramId { get; init; }

    public Tracks? Track { get; init; }

    public int? Preference { get; init; }

    public int? Impression { get; init; }

    public void Error(string field, string code, string message) => Json!.Error(field, code, message);
}

/// <summary>A supplemental list while it is read.</summary>
/// <param name="Json">Its place in the request, for errors.</param>
internal sealed record SupplementalDraft(RequestObject? Json)
{
    public string? For { get; init; }

    public IReadOnlyList<string> Programs { get; init; } = [];

    public void Error(string field, string code, string message) => Json!.Error(field, code, message);
}
