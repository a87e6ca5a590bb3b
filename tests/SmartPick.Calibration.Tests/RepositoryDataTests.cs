namespace SmartPick.Calibration.Tests;

public sealed class RepositoryDataTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("smartpick-data-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_program_that_breaks_a_rule_is_named_and_nothing_is_computed_without_it()
    {
        var real = RepositoryData.Find();
        var lines = await File.ReadAllLinesAsync(real.PathOf("data", "programs", "dr.csv"));
        Copy(real.PathOf("data", "seasons", "2026.json"), "seasons");
        await File.WriteAllLinesAsync(
            Folder("programs", "dr.csv"), [lines[0], lines[1].Replace(",dr,", ",nothing,", StringComparison.Ordinal), .. lines[2..]]);

        var failure = await Assert.ThrowsAsync<InvalidDataException>(new RepositoryData(_root.FullName).DirectoryAsync);

        Assert.StartsWith("dr.csv, line 2: ", failure.Message, StringComparison.Ordinal);
    }

    private void Copy(string file, string folder) => File.Copy(file, Folder(folder, Path.GetFileName(file)));

    private string Folder(string folder, string file) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(_root.FullName, "data", folder)).FullName, file);
}
