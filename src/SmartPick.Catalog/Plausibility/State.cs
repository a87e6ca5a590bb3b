using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Plausibility;

/// <summary>A state or territory, with a box of degrees around it.</summary>
/// <param name="Name">Its name in full.</param>
/// <param name="Acgme">Its number in ACGME ids, two digits; <c>null</c> when not known.</param>
internal sealed record State(string Name, double South, double North, double West, double East, string? Acgme = null)
{
    public bool Contains(GeoPoint point, double marginDegrees) =>
        point.Latitude >= South - marginDegrees && point.Latitude <= North + marginDegrees
        && point.Longitude >= West - marginDegrees && point.Longitude <= East + marginDegrees;
}
