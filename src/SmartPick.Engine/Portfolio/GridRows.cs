using System.Buffers;

namespace SmartPick.Engine.Portfolio;

/// <summary>Rows of node values, each computed when first asked for, kept in pooled chunks or not kept at all.</summary>
/// <typeparam name="TSource">What rows are computed from.</typeparam>
internal sealed class GridRows<TSource> : IDisposable
{
    /// <summary>A pool keeps few arrays of a size: those who give back more of them lose the rest.</summary>
    private const int MostChunks = 8;
    private const int LeastRowsPerChunk = 64;

    private readonly int _rows;
    private readonly int _nodes;
    private readonly int _rowsPerChunk;
    private readonly TSource _source;
    private readonly Filler _fill;
    private double[][] _chunks = ArrayPool<double[]>.Shared.Rent(MostChunks);
    private int[] _places;
    private int _chunkCount;
    private int _filled;

    /// <param name="rows">Number of rows to keep; 0 to compute a row at each look.</param>
    /// <param name="nodes">Values in a row.</param>
    /// <param name="source">What they are computed from.</param>
    /// <param name="fill">Computes a row.</param>
    public GridRows(int rows, int nodes, TSource source, Filler fill)
    {
        (_rows, _nodes, _source, _fill) = (rows, nodes, source, fill);
        _rowsPerChunk = rows == 0 ? 1 : Math.Max(LeastRowsPerChunk, (rows + MostChunks - 1) / MostChunks);
        // Places count from 1: 0 says that nothing is kept yet.
        _places = ArrayPool<int>.Shared.Rent(rows);
        Array.Clear(_places, 0, rows);
    }

    public delegate void Filler(TSource source, int row, Span<double> values);

    public ReadOnlySpan<double> this[int row]
    {
        get
        {
            if (_rows == 0)
            {
                return Fill(row, place: 0);
            }

            if (_places[row] == 0)
            {
                var values = Fill(row, _filled);
                _places[row] = ++_filled;
                return values;
            }

            return At(_places[row] - 1);
        }
    }

    public void Dispose()
    {
        foreach (var chunk in _chunks.AsSpan(0, _chunkCount))
        {
            ArrayPool<double>.Shared.Return(chunk);
        }

        ArrayPool<double[]>.Shared.Return(_chunks, clearArray: true);
        ArrayPool<int>.Shared.Return(_places);
        (_chunks, _chunkCount, _places) = ([], 0, []);
    }

    private Span<double> Fill(int row, int place)
    {
        if (place / _rowsPerChunk == _chunkCount)
        {
            _chunks[_chunkCount++] = ArrayPool<double>.Shared.Rent(_rowsPerChunk * _nodes);
        }

        var values = At(place);
        _fill(_source, row, values);
        return values;
    }

    private Span<double> At(int place) => _chunks[place / _rowsPerChunk].AsSpan(place % _rowsPerChunk * _nodes, _nodes);
}
