using System.IO.Hashing;
using System.Text;

namespace SmartPick.Engine.Recommendations;

/// <summary>Orders programs that nothing tells apart, differently for every applicant and always the same for one.</summary>
internal static class TieOrder
{
    /// <summary>XxHash64 of the program id, seeded with the applicant's hash.</summary>
    public static ulong Key(ulong tieSeed, string programId)
    {
        Span<byte> id = stackalloc byte[Encoding.UTF8.GetMaxByteCount(programId.Length)];
        var length = Encoding.UTF8.GetBytes(programId, id);
        return XxHash64.HashToUInt64(id[..length], unchecked((long)tieSeed));
    }
}
