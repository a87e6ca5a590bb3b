using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Requests;

/// <summary>Orders programs that nothing tells apart, differently for different applicants and always the same for one.</summary>
public static class TieOrder
{
    /// <summary>
    /// Stands for who the applicant is in coarse terms, so that the choice among interchangeable programs stays while the profile
    /// changes: type, home institution or school, and the graduation year of those who have graduated (the seniors of a season share
    /// it).
    /// </summary>
    public static ulong Seed(Applicant applicant)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        var year = applicant.IsSenior ? null : applicant.GraduationYear;
        var home = applicant.HomeInstitution ?? applicant.MedicalSchool?.Key;
        var who = string.Create(CultureInfo.InvariantCulture, $"{ApplicantTypes.Code(applicant.Type)}|{home}|{year}");
        return XxHash64.HashToUInt64(MemoryMarshal.AsBytes(who.AsSpan()));
    }

    /// <summary>XxHash64 of the program id, seeded with the applicant's hash.</summary>
    internal static ulong Key(ulong tieSeed, string programId)
    {
        Span<byte> id = stackalloc byte[Encoding.UTF8.GetMaxByteCount(programId.Length)];
        var length = Encoding.UTF8.GetBytes(programId, id);
        return XxHash64.HashToUInt64(id[..length], unchecked((long)tieSeed));
    }
}
