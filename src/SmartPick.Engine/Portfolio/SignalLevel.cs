namespace SmartPick.Engine.Portfolio;

/// <summary>The signal that goes with an application, weakest first.</summary>
public enum SignalLevel
{
    None = 0,
    Silver = 1,
    Gold = 2,
}
