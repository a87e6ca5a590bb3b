using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Contracts;

/// <summary>Couples, who are matched together.</summary>
internal static class Couples
{
    private const string Reason =
        "Couples are not supported: a couple is matched on pairs of ranks, so odds for one list do not apply. "
            + "Ask for each partner alone and compare the lists; list the pairs of programs near each other with someone who knows you.";

    private static readonly string[] Names = ["couple", "couples", "couplesMatch", "couplesMatching", "partner", "spouse"];

    /// <summary>Refuses couples with the reason.</summary>
    public static ObjectType<T> UnsupportedCouples<T>(this ObjectType<T> fields)
    {
        Array.ForEach(Names, name => fields.Unsupported(name, Reason));
        return fields;
    }
}
