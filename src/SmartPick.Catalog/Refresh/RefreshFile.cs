using System.Text.Json.Serialization;

namespace SmartPick.Catalog.Refresh;

/// <summary>What became of one file under <c>programs/</c>.</summary>
/// <param name="Name">Full name in the container.</param>
/// <param name="Status">What was done with it.</param>
/// <param name="Rows">Rows read from it.</param>
/// <param name="RowsRefused">Rows of it that were left out.</param>
/// <param name="Message">Why it was not read; <c>null</c> when it was, or when a problem says why.</param>
public sealed record RefreshFile(string Name, FileStatus Status, int Rows, int RowsRefused, string? Message = null)
{
    internal static RefreshFile NotRead(string name, string message) => new(name, FileStatus.NotRead, 0, 0, message);
}

/// <summary>What was done with a file.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileStatus>))]
public enum FileStatus
{
    /// <summary>Its rows were read.</summary>
    [JsonStringEnumMemberName("read")]
    Read,

    /// <summary>It is as it was when the live version was made from it.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>It cannot be used, so that the whole refresh is refused.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>It is no program file; its message says what to do.</summary>
    [JsonStringEnumMemberName("not-read")]
    NotRead,
}
