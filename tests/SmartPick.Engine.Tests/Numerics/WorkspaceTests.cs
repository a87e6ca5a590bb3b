using System.Runtime.CompilerServices;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Tests.Numerics;

/// <summary>Room that is taken piece by piece and given back as a whole.</summary>
public sealed class WorkspaceTests
{
    private const int Takes = 400;
    private const int LongestTake = 3_000;

    [Fact]
    public void What_is_taken_is_cleared_and_nobody_elses()
    {
        var random = new Random(1);
        using var workspace = new Workspace();

        // Twice: the second time in rooms that are full of what was there before.
        for (var round = 0; round < 2; round++)
        {
            var taken = new List<ArraySegment<int>>();
            for (var i = 0; i < Takes; i++)
            {
                var room = workspace.Take<int>(random.Next(LongestTake));
                Assert.All(room, value => Assert.Equal(0, value));
                room.AsSpan().Fill(i + 1);
                taken.Add(room);
            }

            Assert.All(taken.Index(), room => Assert.All(room.Item, value => Assert.Equal(room.Index + 1, value)));
            workspace.Clear();
        }
    }

    [Fact]
    public void Rooms_of_several_kinds_stand_beside_each_other()
    {
        using var workspace = new Workspace();
        var (texts, numbers) = (workspace.Take<char>(3), workspace.Take<double>(3));

        texts[1] = 'a';
        numbers[1] = 1;

        Assert.Equal(['\0', 'a', '\0'], texts);
        Assert.Equal([0, 1, 0], numbers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void Any_amount_can_be_taken(int count)
    {
        using var workspace = new Workspace();

        Assert.Equal(count, workspace.Take<byte>(count).Count);
    }

    [Fact]
    public void After_it_was_given_back_nothing_can_be_taken()
    {
        var workspace = new Workspace();
        workspace.Take<int>(1);

        workspace.Dispose();

        Assert.Throws<ObjectDisposedException>(() => workspace.Take<int>(1));
    }

    [Fact]
    public void What_was_given_back_keeps_no_objects_alive()
    {
        var kept = TakeAndGiveBack();

        GC.Collect();

        Assert.False(kept.IsAlive);
    }

    [Fact]
    public void A_list_in_it_keeps_what_was_added_while_it_grows()
    {
        using var workspace = new Workspace();
        var list = new WorkspaceList<int>(workspace, capacity: 1);

        Assert.Equal(Enumerable.Range(0, Takes), Enumerable.Range(0, Takes).Select(i => list.Add(i * i)));
        Assert.Equal(Enumerable.Range(0, Takes).Select(i => i * i), Enumerable.Range(0, list.Count).Select(i => list[i]));
        Assert.Throws<IndexOutOfRangeException>(() => list[list.Count]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference TakeAndGiveBack()
    {
        using var workspace = new Workspace();
        var room = workspace.Take<object>(1);
        room[0] = new object();
        return new WeakReference(room[0]);
    }
}
