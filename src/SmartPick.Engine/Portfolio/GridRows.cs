using System.Buffers;

namespace SmartPick.Engine.Portfolio;

/// <summary>Rows of node values, each computed when first asked for, kept in pooled chunks or not kept at all.</summary>
/// <param name="rows">Number of rows to keep; 0 to compute a row at each look.</param>
/// <param name="nodes">Values in a row.</param>
/// <param name="fill">Computes a row.</param>
internal sealed class GridRows(int rows, int nodes, GridRows.Filler fill) : IDisposable
{
    private const int RowsPerChunk = 64;

    private readonly List<double[]> _chunks = [];
    private readonly int[] _places = new int[rows];
    private int _filled;

    public delegate void Filler(int row, Span<double> values);

    public ReadOnlySpan<double> this[int row]
    {
        get
        {
            if (rows == 0)
            {
                return Fill(row, place: 0);
            }

            // Places count from 1: a fresh array says that nothing is kept yet.
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
        foreach (var chunk in _chunks)
        {
            ArrayPool<double>.Shared.Return(chunk);
        }

        _chunks.Clear();
    }

    private Span<double> Fill(int row, int place)
    {
        if (place / RowsPerChunk == _chunks.Count)
        {
            _chunks.Add(ArrayPool<double>.Shared.Rent((rows == 0 ? 1 : RowsPerChunk) * nodes));
        }

        var values = At(place);
        fill(row, values);
        return values;
    }

    private Span<double> At(int place) => _chunks[place / RowsPerChunk].AsSpan(place % RowsPerChunk * nodes, nodes);
}
