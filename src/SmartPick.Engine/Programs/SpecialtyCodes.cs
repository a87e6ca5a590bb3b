namespace SmartPick.Engine.Programs;

/// <summary>Codes of the specialties that advice speaks of by name.</summary>
public static class SpecialtyCodes
{
    public const string IntegratedIr = "ir-integrated";
    public const string DiagnosticRadiology = "dr";
}
