using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace SmartPick.Functions.Http;

/// <summary>Reads JSON of which every text can be read and no field is given twice, so that what follows need not ask.</summary>
internal static class StrictJson
{
    private const int MaxDepth = 16;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is not such JSON; the line is given when the grammar is at fault.</exception>
    public static JsonDocument Parse(ReadOnlySequence<byte> utf8)
    {
        var json = WithoutByteOrderMark(utf8);
        RequireReadableTexts(json);
        return JsonDocument.Parse(json, DocumentOptions);
    }

    // Some editors and shells put one first; a receiver may ignore it (RFC 8259, 8.1).
    private static ReadOnlySequence<byte> WithoutByteOrderMark(ReadOnlySequence<byte> utf8)
    {
        var reader = new SequenceReader<byte>(utf8);
        return reader.IsNext(ByteOrderMark, advancePast: true) ? reader.UnreadSequence : utf8;
    }

    // The grammar lets bytes that are no UTF-8 and escapes of half a surrogate pair pass; they would fail when first read.
    private static void RequireReadableTexts(ReadOnlySequence<byte> utf8)
    {
        if (utf8.IsSingleSegment && !utf8.FirstSpan.Contains((byte)'\\') && Utf8.IsValid(utf8.FirstSpan))
        {
            return;
        }

        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A text cannot be read.", e);
        }
    }
}
