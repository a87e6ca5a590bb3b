using SmartPick.Engine.Seasons;

namespace SmartPick.Data.Tests;

/// <summary>The files of data/programs as the repository ships them.</summary>
internal static class ShippedFile
{
    /// <summary>Codes of the specialties that have a file, in order.</summary>
    public static IReadOnlyList<string> Specialties { get; } =
        [.. Directory.GetFiles(Folder("programs"), "*.csv").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Every row of every file.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; } = [.. Specialties.SelectMany(s => Read(s).Rows)];

    public static string Text(string specialty) => File.ReadAllText(Path.Combine(Folder("programs"), $"{specialty}.csv"));

    public static CsvTable Read(string specialty) => CsvTable.Parse(Text(specialty));

    /// <summary>The rules of a season.</summary>
    public static SeasonRules Season(int year) =>
        SeasonJson.Parse(File.ReadAllBytes(Path.Combine(Folder("seasons"), FormattableString.Invariant($"{year}.json"))));

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
