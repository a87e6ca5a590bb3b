using System.Runtime.CompilerServices;
using System.Text.Json;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Contracts;

/// <summary>The contract's names for the engine's enumerations.</summary>
internal static class ContractNames
{
    public static EnumNames<ApplicantType> ApplicantTypes { get; } = KebabCase<ApplicantType>.Names;

    public static EnumNames<Clerkship> Clerkships { get; } = KebabCase<Clerkship>.Names;

    public static EnumNames<LetterWriter> LetterWriters { get; } = KebabCase<LetterWriter>.Names;

    public static EnumNames<RotationKind> Rotations { get; } = KebabCase<RotationKind>.Names;

    /// <summary>Leadership roles; the last name is that of the first version of the contract.</summary>
    public static EnumNames<LeadershipRole> Leadership { get; } = new(
        ["interest-group", "society", "other", "ir-interest-group"],
        [LeadershipRole.InterestGroup, LeadershipRole.Society, LeadershipRole.Other, LeadershipRole.InterestGroup]);

    public static EnumNames<RedFlag> RedFlags { get; } = KebabCase<RedFlag>.Names;

    public static EnumNames<ProgramSetting> Settings { get; } = KebabCase<ProgramSetting>.Names;

    public static EnumNames<Pgy1Training> Pgy1Years { get; } = KebabCase<Pgy1Training>.Names;

    public static EnumNames<Objective> Objectives { get; } = KebabCase<Objective>.Names;

    public static EnumNames<VisaNeed> Visas { get; } = new(["none", "j1", "h1b"], [VisaNeed.None, VisaNeed.J1, VisaNeed.H1B]);

    /// <summary>One track of a program, by the letter that the NRMP gives it.</summary>
    public static EnumNames<Tracks> OneTrack { get; } = new(
        ["C", "A", "P", "R"],
        [Tracks.Categorical, Tracks.Advanced, Tracks.Preliminary, Tracks.Physician]);

    public static EnumNames<bool> ExamResults { get; } = new(["pass", "fail"], [true, false]);

    /// <summary>The contract's name for a value: its C# name in kebab case.</summary>
    /// <typeparam name="T">An enumeration whose values are 0, 1, 2 and so on.</typeparam>
    public static string NameOf<T>(T value)
        where T : struct, Enum => KebabCase<T>.ByValue[Unsafe.BitCast<T, int>(value)];

    private static class KebabCase<T>
        where T : struct, Enum
    {
        public static readonly string[] ByValue = Array.ConvertAll(Enum.GetNames<T>(), JsonNamingPolicy.KebabCaseLower.ConvertName);

        public static EnumNames<T> Names => new(ByValue, Enum.GetValues<T>());
    }
}
