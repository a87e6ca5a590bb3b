using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>One state of the program file: two of them share some programs, and neither fits into one batch of table rows.</summary>
internal sealed record Edition(int First, int Last)
{
    public static Edition Old { get; } = new(1, 130);

    public static Edition New { get; } = new(101, 230);

    public Edition Other => this == Old ? New : Old;

    public IEnumerable<string> Ids => Enumerable.Range(First, Last - First + 1).Select(n => FormattableString.Invariant($"4{n:D9}"));

    public string Csv => TinyCatalog.FileOf(Ids.Select(id => TinyCatalog.Row(id)));
}
