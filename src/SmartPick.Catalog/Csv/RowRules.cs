using System.Globalization;
using Columns = SmartPick.Catalog.Csv.ProgramColumns;

namespace SmartPick.Catalog.Csv;

/// <summary>Rules across the cells of a row, applied to the cells that are valid on their own.</summary>
internal sealed class RowRules(IReadOnlySet<string> specialties)
{
    /// <param name="row">Values of the valid cells.</param>
    /// <param name="isFilled">Whether a column has text, valid or not.</param>
    /// <param name="problems">Receives the violated rules.</param>
    public void Check(ProgramValues row, Func<ProgramColumn, bool> isFilled, RowProblems problems)
    {
        if (row.Find(Columns.Specialty) is { } specialty && !specialties.Contains(specialty))
        {
            problems.Add(Columns.Specialty, specialty, DataRules.KnownSpecialty, "This specialty is not in the season rules.");
        }

        Needs(Columns.Latitude, Columns.Longitude);
        Needs(Columns.Longitude, Columns.Latitude);
        Needs(Columns.MinimumStep2CkIsStrict, Columns.MinimumStep2Ck);

        if (row.Find(Columns.Latitude) is 0 && row.Find(Columns.Longitude) is 0)
        {
            problems.Add(Columns.Latitude, "0", DataRules.Place,
                "0, 0 lies in the ocean; leave both cells empty where the place is unknown.");
        }

        if (row.Find(Columns.Interviews) is { } interviews && row.Find(Columns.Applicants) is { } applicants
            && interviews > applicants)
        {
            problems.Add(
                Columns.Interviews,
                interviews.ToString(CultureInfo.InvariantCulture),
                DataRules.Order,
                string.Create(CultureInfo.InvariantCulture, $"There cannot be more interviews than applicants ({applicants})."));
        }

        void Needs(ProgramColumn column, ProgramColumn other)
        {
            if (isFilled(column) && !isFilled(other))
            {
                problems.Add(other, null, DataRules.Needs, $"{other.Name} must be given where {column.Name} is.");
            }
        }
    }
}
