namespace SmartPick.Engine.Programs;

/// <summary>A place on the globe.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>IUGG mean radius of the earth, kilometers.</summary>
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance in kilometers (haversine formula).</summary>
    public double DistanceKm(GeoPoint other)
    {
        var sinLat = Math.Sin(double.DegreesToRadians(other.Latitude - Latitude) / 2);
        var sinLon = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var h = (sinLat * sinLat) + (Math.Cos(double.DegreesToRadians(Latitude))
            * Math.Cos(double.DegreesToRadians(other.Latitude)) * sinLon * sinLon);
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }
}
