using System.Text.Json.Serialization;

namespace SmartPick.Engine.Readiness;

/// <summary>How a change is spoken of, and what it takes.</summary>
/// <param name="Code">The change.</param>
/// <param name="Text">The change in words; <c>{name}</c> stands for one of its figures.</param>
/// <param name="Effort">What it takes.</param>
/// <param name="LeadDays">Days it takes to count before applications are sent.</param>
/// <param name="Source">Citation.</param>
public sealed record WhatIfRule(string Code, string Text, Effort Effort, int LeadDays, string Source);

/// <summary>What a change takes, least first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Effort>))]
public enum Effort
{
    [JsonStringEnumMemberName("low")]
    Low,

    [JsonStringEnumMemberName("medium")]
    Medium,

    [JsonStringEnumMemberName("high")]
    High,
}

/// <summary>A Step 2 CK score worth trying while there is none.</summary>
/// <param name="Score">Points.</param>
/// <param name="Is">What it is: whose mean.</param>
/// <param name="Source">Citation.</param>
/// <param name="Specialty">The specialty it says something about; null where about all.</param>
public sealed record ScoreLevel(double Score, string Is, string Source, string? Specialty = null);
