namespace SmartPick.Engine.Programs;

/// <summary>The home programs of medical schools.</summary>
public static class HomePrograms
{
    /// <summary>
    /// The home programs of a school in a specialty, nearest first; none when it has no home program. Some links of schools rest on the
    /// name of an affiliated hospital alone, so where the school itself or its own hospital sponsors a program, only such programs count.
    /// </summary>
    public static IReadOnlyList<ResidencyProgram> HomeProgramsOf(this ProgramDirectory directory, School school, string specialty) =>
        Main(school, school.Institutions.SelectMany(directory.At).Where(p => p.Specialty == specialty));

    /// <summary>
    /// The home programs of a school by specialty, each as in <see cref="HomeProgramsOf(ProgramDirectory, School, string)"/>.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ResidencyProgram>> HomeProgramsOf(
        this ProgramDirectory directory, School school) =>
        school.Institutions.SelectMany(directory.At).GroupBy(p => p.Specialty, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Main(school, g), StringComparer.Ordinal);

    private static IReadOnlyList<ResidencyProgram> Main(School school, IEnumerable<ResidencyProgram> linked)
    {
        var all = linked.ToArray();
        var own = Array.FindAll(all, p => p.Setting == ProgramSetting.University);
        return [.. (own.Length > 0 ? own : all).OrderBy(Distance)];

        double Distance(ResidencyProgram program) =>
            school.Location is { } here && program.Location is { } there ? here.DistanceKm(there) : program.City == school.City ? 0 : double.MaxValue;
    }
}
