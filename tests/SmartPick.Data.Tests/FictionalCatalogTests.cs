using SmartPick.Engine.Programs;
using SmartPick.Fictional;

namespace SmartPick.Data.Tests;

public sealed class FictionalCatalogTests
{
    [Fact]
    public void The_same_seed_gives_the_same_programs() =>
        Assert.Equal(FictionalCatalog.Create(7, 300), FictionalCatalog.Create(7, 300));

    [Fact]
    public void Another_seed_gives_other_programs() =>
        Assert.NotEqual(
            FictionalCatalog.Create(7, 300).Select(p => p.MedianStep2Ck), FictionalCatalog.Create(8, 300).Select(p => p.MedianStep2Ck));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(495)]
    [InlineData(FictionalCatalog.MaximumPrograms)]
    public void Any_size_has_that_many_programs_with_unique_ids_that_no_real_program_can_have(int size)
    {
        var programs = FictionalCatalog.Create(1, size);

        Assert.Equal(size, programs.Select(p => p.Id).Distinct().Count());
        Assert.Equal(programs.OrderBy(p => p.Id, StringComparer.Ordinal), programs);
        Assert.All(programs, p => Assert.Matches("^990[0-9]{7}$", p.Id));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(FictionalCatalog.MaximumPrograms + 1)]
    public void Other_sizes_are_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FictionalCatalog.Create(1, size));

    [Fact]
    public void The_mix_and_the_shared_institutions_are_the_real_ones()
    {
        var directory = new ProgramDirectory(FictionalCatalog.Create(1, 495));
        var withDr = directory.Of("dr").Select(p => p.Institution).ToHashSet(StringComparer.Ordinal);
        var withIr = directory.Of("ir-integrated").Select(p => p.Institution).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(103, directory.Of("ir-integrated").Count);
        Assert.Equal(193, directory.Of("dr").Count);
        Assert.Equal(199, directory.Of("ty").Count);
        Assert.Subset(withDr, withIr);
        Assert.Equal(44, directory.Of("ty").Count(p => withDr.Contains(p.Institution)));
        Assert.All(
            directory.Of("dr").Where(p => withIr.Contains(p.Institution)), p => Assert.True(p.IrDivision));
    }

    [Fact]
    public void Every_column_is_filled()
    {
        var columns = typeof(ResidencyProgram).GetProperties();

        Assert.All(FictionalCatalog.Create(1, 495), p => Assert.All(columns, c => Assert.NotNull(c.GetValue(p))));
    }

    [Fact]
    public void Figures_are_within_their_ranges_and_agree_with_each_other() =>
        Assert.All(FictionalCatalog.Create(1, FictionalCatalog.MaximumPrograms), p =>
        {
            Assert.InRange(p.Positions!.Value, 1, 12);
            Assert.InRange(p.MedianStep2Ck!.Value, 225, 275);
            Assert.InRange(p.MinimumStep2Ck!.Value, 180, p.MedianStep2Ck.Value);
            Assert.InRange(p.Interviews!.Value, p.Positions.Value, p.Applicants!.Value);
            Assert.InRange(p.DoShare!.Value + p.ImgShare!.Value, 0, 1);
            Assert.Equal(p.Specialty == "ty", p.Tracks == Tracks.Preliminary);
        });

    [Theory]
    [InlineData("ir-integrated")]
    [InlineData("dr")]
    [InlineData("ty")]
    public void Programs_with_higher_medians_draw_more_applicants(string specialty)
    {
        var byMedian = FictionalCatalog.Create(1, 2000)
            .Where(p => p.Specialty == specialty)
            .OrderBy(p => p.MedianStep2Ck)
            .Select(p => p.Applicants!.Value)
            .ToArray();

        Assert.True(byMedian[(byMedian.Length / 2)..].Average() > 1.2 * byMedian[..(byMedian.Length / 2)].Average());
    }

    [Fact]
    public void Names_and_sources_say_that_they_are_fictional() =>
        Assert.All(FictionalCatalog.Create(5, 495), p =>
        {
            Assert.StartsWith("Fictional ", p.Name, StringComparison.Ordinal);
            Assert.Equal("fictional generator, seed 5", p.Source);
        });
}
