using System.Buffers;
using System.Runtime.CompilerServices;

namespace SmartPick.Engine.Numerics;

/// <summary>
/// Room that one computation and its result are made in: taken from shared pools piece by piece, given back as a whole by whoever
/// started the computation, once its result is no longer read. One that is never disposed of is the garbage collector's, and so is
/// all that was taken from it. For one thread at a time.
/// </summary>
public sealed class Workspace : IDisposable
{
    private readonly List<Room> _rooms = new(16);
    private bool _isDisposed;

    /// <summary>Room for so many values, cleared.</summary>
    /// <exception cref="ObjectDisposedException">The workspace has been given back.</exception>
    public ArraySegment<T> Take<T>(int count)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        foreach (var room in _rooms)
        {
            if (room is Room<T> own)
            {
                return own.Take(count);
            }
        }

        var first = new Room<T>();
        _rooms.Add(first);
        return first.Take(count);
    }

    /// <summary>Takes back all that was taken, for another computation.</summary>
    public void Clear() => _rooms.ForEach(room => room.Clear());

    public void Dispose()
    {
        _rooms.ForEach(room => room.Dispose());
        _rooms.Clear();
        _isDisposed = true;
    }

    private abstract class Room : IDisposable
    {
        public abstract void Clear();

        public abstract void Dispose();
    }

    private sealed class Room<T> : Room
    {
        private const int LeastBytes = 2 * 1024;
        private const int MostBytes = 512 * 1024;
        private const int NoBlock = -1;

        private readonly List<T[]> _blocks = [];
        private int _blockSize = Math.Max(1, LeastBytes / Unsafe.SizeOf<T>());
        private int _block = NoBlock;
        private int _left;
        private int _usedOfLast;

        public ArraySegment<T> Take(int count)
        {
            while (_block == NoBlock || count > _left)
            {
                GoToNextBlock(count);
            }

            var block = _blocks[_block];
            var taken = new ArraySegment<T>(block, block.Length - _left, count);
            _left -= count;
            if (_block == _blocks.Count - 1)
            {
                _usedOfLast = Math.Max(_usedOfLast, block.Length - _left);
            }

            taken.AsSpan().Clear();
            return taken;
        }

        public override void Clear() => _block = NoBlock;

        public override void Dispose()
        {
            for (var i = 0; i < _blocks.Count; i++)
            {
                // What points to objects would keep them alive in the pool.
                if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
                {
                    _blocks[i].AsSpan(0, i < _blocks.Count - 1 ? _blocks[i].Length : _usedOfLast).Clear();
                }

                ArrayPool<T>.Shared.Return(_blocks[i]);
            }

            _blocks.Clear();
        }

        private void GoToNextBlock(int count)
        {
            if (++_block == _blocks.Count)
            {
                // Larger and larger blocks, so that there are few of them: a pool keeps few of a size.
                _blocks.Add(ArrayPool<T>.Shared.Rent(Math.Max(count, _blockSize)));
                _usedOfLast = 0;
                _blockSize = Math.Max(1, Math.Min(2 * _blockSize, MostBytes / Unsafe.SizeOf<T>()));
            }

            _left = _blocks[_block].Length;
        }
    }
}
