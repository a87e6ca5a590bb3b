using System.Text.Json.Serialization;

namespace SmartPick.Catalog.Refresh;

/// <summary>How a refresh ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefreshOutcome>))]
public enum RefreshOutcome
{
    /// <summary>A new version serves.</summary>
    [JsonStringEnumMemberName("refreshed")]
    Refreshed,

    /// <summary>The files are those of the version that serves; nothing was written.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>No valid data; the version that served before serves on.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Another refresh of this process is under way; nothing was done.</summary>
    [JsonStringEnumMemberName("already-running")]
    AlreadyRunning,
}
