namespace SmartPick.Data.Tests;

/// <summary>The files of data/programs as the repository ships them.</summary>
internal static class ShippedFile
{
    public static string Text(string specialty) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "programs", $"{specialty}.csv"));

    public static CsvTable Read(string specialty) => CsvTable.Parse(Text(specialty));
}
