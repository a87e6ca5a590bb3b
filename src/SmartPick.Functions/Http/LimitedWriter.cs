using System.Buffers;

namespace SmartPick.Functions.Http;

/// <summary>Passes on so many bytes, and drops everything from the first piece that does not fit.</summary>
internal sealed class LimitedWriter(IBufferWriter<byte> output, int limit) : IBufferWriter<byte>
{
    private byte[] _dropped = [];
    private int _written;

    /// <summary>Whether something was dropped.</summary>
    public bool IsOverrun { get; private set; }

    public void Advance(int count)
    {
        _written += count;
        if (!IsOverrun)
        {
            output.Advance(count);
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        IsOverrun |= _written + sizeHint > limit;
        if (!IsOverrun)
        {
            return output.GetMemory(sizeHint);
        }

        _dropped = _dropped.Length > sizeHint ? _dropped : new byte[sizeHint + 1];
        return _dropped;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
