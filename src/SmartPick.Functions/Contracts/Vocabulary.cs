using System.Text.Json;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Functions.Contracts;

/// <summary>The contract's closed sets of words, with what they mean to the engine.</summary>
internal static class Vocabulary
{
    public static IReadOnlyDictionary<string, ApplicantType> ApplicantTypes { get; } = Words<ApplicantType>();

    public static IReadOnlyDictionary<string, Clerkship> Clerkships { get; } = Words<Clerkship>();

    public static IReadOnlyDictionary<string, LetterKind> Letters { get; } = Words<LetterKind>();

    public static IReadOnlyDictionary<string, RotationKind> Rotations { get; } = Words<RotationKind>();

    public static IReadOnlyDictionary<string, LeadershipRole> Leadership { get; } = Words<LeadershipRole>();

    public static IReadOnlyDictionary<string, RedFlag> RedFlags { get; } = Words<RedFlag>();

    public static IReadOnlyDictionary<string, ProgramSetting> Settings { get; } = Words<ProgramSetting>();

    public static IReadOnlyDictionary<string, Objective> Objectives { get; } = Words<Objective>();

    public static IReadOnlyDictionary<string, VisaNeed> Visas { get; } = new Dictionary<string, VisaNeed>(StringComparer.Ordinal)
    {
        ["none"] = VisaNeed.None,
        ["j1"] = VisaNeed.J1,
        ["h1b"] = VisaNeed.H1B,
    };

    /// <summary>One track of a program, by the letter that the NRMP gives it.</summary>
    public static IReadOnlyDictionary<string, Tracks> OneTrack { get; } = new Dictionary<string, Tracks>(StringComparer.Ordinal)
    {
        ["C"] = Tracks.Categorical,
        ["A"] = Tracks.Advanced,
        ["P"] = Tracks.Preliminary,
    };

    public static IReadOnlyDictionary<string, bool> ExamResults { get; } = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["pass"] = true,
        ["fail"] = false,
    };

    /// <summary>The contract's word for a value: its name in kebab case.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Word, StringComparer.Ordinal);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }
}
