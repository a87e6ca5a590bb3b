namespace SmartPick.Engine.Numerics;

/// <summary>All products of two vectors, as at the nodes of a grid over two independent factors.</summary>
internal static class OuterProduct
{
    /// <param name="rows">The first vector.</param>
    /// <param name="columns">The second vector.</param>
    /// <param name="products">Receives rows[i] · columns[j], row by row; as long as both lengths multiplied.</param>
    public static void Write(ReadOnlySpan<double> rows, ReadOnlySpan<double> columns, Span<double> products)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            SpanMath.Multiply(columns, rows[i], products.Slice(i * columns.Length, columns.Length));
        }
    }
}
