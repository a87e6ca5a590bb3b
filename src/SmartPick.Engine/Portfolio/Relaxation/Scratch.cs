namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>Hands out a block of memory piece by piece, each cleared.</summary>
internal ref struct Scratch(Span<double> room)
{
    private Span<double> _left = room;

    public Span<double> Take(int length)
    {
        var taken = _left[..length];
        _left = _left[length..];
        taken.Clear();
        return taken;
    }
}
