namespace SmartPick.Catalog.Tests.Cases;

/// <summary>Files as people and spreadsheets save them, made up after real ones.</summary>
internal static class CaseFile
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases", name));
}
