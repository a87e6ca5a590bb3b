using System.Text.Json.Nodes;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Text;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.RankList;

/// <summary>The fields of a rank list to be reviewed.</summary>
internal static class RankListFields
{
    /// <summary>As many as an applicant can apply to.</summary>
    private const int MaxRanks = 300;

    /// <summary>What says which program it is where the data do not have it.</summary>
    private static readonly string[] NameFields = ["name", "specialty"];

    private static ObjectType<InterviewDraft> Interview { get; } =
        new ObjectType<InterviewDraft>("Interview", json => new InterviewDraft(json))
        .Optional("programId", Key, "4160100001", "The program. Required unless `name` and `specialty` say which.",
            (i, v) => i with { ProgramId = v })
        .Optional(
            "name",
            Key,
            "Mercy Hospital",
            "Name of a program that is not in the data, in place of `programId`. Its odds are the mean of its specialty.",
            (i, v) => i with { Name = v })
        .Optional("specialty", Key, "dr", "Code of the specialty of a program given by `name`.",
            (i, v) => i with { Specialty = TextFolding.Key(v) })
        .Required(
            "track",
            OneOf(ContractNames.OneTrack),
            "C",
            "C categorical, A advanced, P preliminary, R for physicians (with `applicant.pgy1` current or completed).",
            (i, v) => i with { Track = v })
        .Required("preference", Integer(1, MaxRanks), 1, "1 is the most wanted; no ties and no gaps.", (i, v) => i with { Preference = v })
        .Optional("impression", Integer(1, 5), 4, "How the interview went; 5 is best.", (i, v) => i with { Impression = v })
        .Check(CheckProgramIsNamed);

    private static ObjectType<SupplementalDraft> Supplemental { get; } =
        new ObjectType<SupplementalDraft>("SupplementalList", json => new SupplementalDraft(json))
        .Required("for", Key, "4160100001", "The program with the advanced position: its id, or its name where it is not in the data.",
            (s, v) => s with { For = v })
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

    /// <summary>A program is named by its id, or else by name and specialty.</summary>
    private static void CheckProgramIsNamed(RequestObject json, InterviewDraft interview)
    {
        var told = NameFields.Where(field => !json.IsAbsent(field)).ToArray();
        if (!json.IsAbsent("programId"))
        {
            if (told.Length > 0)
            {
                json.Error(told[0], "contradiction", "A program with an id needs no name and no specialty: leave out one or the other.");
            }
        }
        else if (told.Length == 0)
        {
            json.Error("programId", "required", "Required, unless name and specialty say which program it is.");
        }
        else if (told.Length < NameFields.Length)
        {
            json.Error(NameFields.Except(told).First(), "required", "Required where the program has no id.");
        }
        else if (interview.Name is { } name && TextFolding.Words(name).Length == 0)
        {
            json.Error("name", "not-allowed", "Must name a program.");
        }
    }
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

    /// <summary>Name of a program that is not in the data.</summary>
    public string? Name { get; init; }

    /// <summary>Its specialty.</summary>
    public string? Specialty { get; init; }

    /// <summary>What tells the program from others, as far as it can be read.</summary>
    public string? Key => ProgramId ?? (Name is not null && Specialty is not null ? UnlistedProgram.Create(Specialty, Name).Id : null);

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
