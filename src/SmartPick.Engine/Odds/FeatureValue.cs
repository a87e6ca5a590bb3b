namespace SmartPick.Engine.Odds;

/// <summary>What an applicant's profile says of one feature: a number, nothing yet, or that it does not apply.</summary>
internal readonly record struct FeatureValue
{
    private FeatureValue(double? number, bool applies) => (Number, Applies) = (number, applies);

    public static FeatureValue Unknown { get; } = new(null, true);

    public static FeatureValue NotApplicable { get; } = new(null, false);

    public double? Number { get; }

    public bool Applies { get; }

    public static FeatureValue Of(double? number) => number is { } known ? new(known, true) : Unknown;
}
