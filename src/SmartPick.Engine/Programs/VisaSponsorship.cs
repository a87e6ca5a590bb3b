namespace SmartPick.Engine.Programs;

/// <summary>Visas that a program sponsors; <see cref="None"/> is known to sponsor none.</summary>
[Flags]
public enum VisaSponsorship
{
    None = 0,
    J1 = 1,
    H1B = 2,
}
