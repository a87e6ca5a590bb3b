using System.Runtime.CompilerServices;
using System.Text.Json;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Functions.Contracts;

/// <summary>The contract's closed sets of words, with what they mean to the engine.</summary>
internal static class Vocabulary
{
    public static WordSet<ApplicantType> ApplicantTypes { get; } = Names<ApplicantType>.Set;

    public static WordSet<Clerkship> Clerkships { get; } = Names<Clerkship>.Set;

    public static WordSet<LetterKind> Letters { get; } = Names<LetterKind>.Set;

    public static WordSet<RotationKind> Rotations { get; } = Names<RotationKind>.Set;

    public static WordSet<LeadershipRole> Leadership { get; } = Names<LeadershipRole>.Set;

    public static WordSet<RedFlag> RedFlags { get; } = Names<RedFlag>.Set;

    public static WordSet<ProgramSetting> Settings { get; } = Names<ProgramSetting>.Set;

    public static WordSet<Objective> Objectives { get; } = Names<Objective>.Set;

    public static WordSet<VisaNeed> Visas { get; } = new(["none", "j1", "h1b"], [VisaNeed.None, VisaNeed.J1, VisaNeed.H1B]);

    /// <summary>One track of a program, by the letter that the NRMP gives it.</summary>
    public static WordSet<Tracks> OneTrack { get; } = new(["C", "A", "P"], [Tracks.Categorical, Tracks.Advanced, Tracks.Preliminary]);

    public static WordSet<bool> ExamResults { get; } = new(["pass", "fail"], [true, false]);

    /// <summary>The contract's word for a value: its name in kebab case.</summary>
    /// <typeparam name="T">An enumeration whose values are 0, 1, 2 and so on.</typeparam>
    public static string Word<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[Unsafe.BitCast<T, int>(value)];

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly string[] ByValue = Array.ConvertAll(Enum.GetNames<T>(), JsonNamingPolicy.KebabCaseLower.ConvertName);

        public static WordSet<T> Set => new(ByValue, Enum.GetValues<T>());
    }
}
