using System.Text.Json.Serialization;

namespace SmartPick.Catalog.Storage;

/// <summary>How a refresh, or a change of the pin, ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefreshOutcome>))]
public enum RefreshOutcome
{
    /// <summary>A new version is live.</summary>
    [JsonStringEnumMemberName("refreshed")]
    Refreshed,

    /// <summary>The files are those of the live version; nothing was written.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>The data were refused; the live version stays live.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Another refresh is under way, here or in another instance; nothing was done.</summary>
    [JsonStringEnumMemberName("already-running")]
    AlreadyRunning,

    /// <summary>An operator has pinned the live version; nothing was read.</summary>
    [JsonStringEnumMemberName("pinned")]
    Pinned,

    /// <summary>The version to pin is not kept, or is damaged; nothing was changed.</summary>
    [JsonStringEnumMemberName("unknown-version")]
    UnknownVersion,

    /// <summary>Storage failed or was too slow; the live version stays live.</summary>
    [JsonStringEnumMemberName("storage-failed")]
    StorageFailed,
}
