using System.Text.Json.Serialization;

namespace SmartPick.Catalog.Csv;

/// <summary>What a problem costs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemEffect>))]
public enum ProblemEffect
{
    /// <summary>The refresh: nothing changes, the live version stays live.</summary>
    [JsonStringEnumMemberName("refresh-refused")]
    RefreshRefused,

    /// <summary>The row: its program is not in the new version.</summary>
    [JsonStringEnumMemberName("row-left-out")]
    RowLeftOut,

    /// <summary>The cell: its program is in the new version, and the value counts as unknown.</summary>
    [JsonStringEnumMemberName("cell-unknown")]
    CellUnknown,

    /// <summary>Nothing: what was meant is certain, and was read so.</summary>
    [JsonStringEnumMemberName("noted")]
    Noted,
}
