using System.Globalization;
using SmartPick.Catalog.Plausibility;
using SmartPick.Engine.Programs;
using Columns = SmartPick.Catalog.Csv.ProgramColumns;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// Rules across the cells of a row, applied to the cells that are valid on their own. Of cells that contradict each other none is used:
/// which one is wrong is not known.
/// </summary>
internal sealed class RowRules(IReadOnlySet<string> specialties, PlausibleValues plausible)
{
    /// <param name="row">Values of the valid cells; those that contradict others are taken out.</param>
    /// <param name="isFilled">Whether a column has text, valid or not.</param>
    /// <param name="problems">Receives the violated rules.</param>
    public void Check(ProgramValues row, Func<ProgramColumn, bool> isFilled, RowProblems problems)
    {
        if (row.Find(Columns.Specialty) is { } specialty && !specialties.Contains(specialty))
        {
            problems.LeaveOut(Columns.Specialty, specialty, DataRules.KnownSpecialty,
                $"This specialty is not in the season rules, which have {string.Join(", ", specialties.Order(StringComparer.Ordinal))}.");
        }

        Needs(Columns.Latitude, Columns.Longitude);
        Needs(Columns.Longitude, Columns.Latitude);
        Needs(Columns.MinimumStep2CkIsStrict, Columns.MinimumStep2Ck);
        CheckPlace(row, problems);

        Contradict(row.Find(Columns.Applicants), row.Find(Columns.Interviews), Columns.Applicants, Columns.Interviews,
            (applicants, interviews) => interviews > applicants,
            "There cannot be more interviews than applicants.");
        Contradict(row.Find(Columns.Applicants), row.Find(Columns.Interviews), Columns.Applicants, Columns.Interviews,
            (applicants, interviews) => applicants >= plausible.FromApplicants && interviews > applicants * plausible.MaxInterviewShare,
            FormattableString.Invariant($"No program interviews more than {100 * plausible.MaxInterviewShare:0}% of its applicants. ")
                + "Was one number copied into the other cell?");
        Contradict(row.Find(Columns.Positions), row.Find(Columns.Interviews), Columns.Positions, Columns.Interviews,
            (positions, interviews) => interviews < positions * plausible.MinInterviewsPerPosition,
            "There cannot be fewer interviews than positions.");
        Contradict(row.Find(Columns.DoShare), row.Find(Columns.ImgShare), Columns.DoShare, Columns.ImgShare,
            (osteopathic, international) => osteopathic + international > 1 + 1e-9,
            "do_share and img_share cannot be more than all residents together.");
        Contradict(row.Find(Columns.MedianStep2Ck), row.Find(Columns.MinimumStep2Ck), Columns.MedianStep2Ck, Columns.MinimumStep2Ck,
            (median, minimum) => minimum > median + plausible.MaxMinimumAboveMedian,
            "The minimum score is far above the median of the residents.");

        void Needs(ProgramColumn column, ProgramColumn other)
        {
            if (isFilled(column) && !isFilled(other))
            {
                row.Forget(column);
                problems.Forget(other, null, DataRules.Needs, $"{other.Name} must be given where {column.Name} is.");
            }
        }

        void Contradict<T>(
            T? one, T? other, ProgramColumn column, ProgramColumn otherColumn, Func<T, T, bool> contradict, string message)
            where T : struct, IFormattable
        {
            if (one is { } a && other is { } b && contradict(a, b))
            {
                row.Forget(column);
                row.Forget(otherColumn);
                problems.Forget(otherColumn, string.Create(CultureInfo.InvariantCulture, $"{column.Name} {a}, {otherColumn.Name} {b}"),
                    DataRules.Order, message + " Neither number is used.");
            }
        }
    }

    /// <summary>Coordinates that are not in the program's state are moved there where a sign was dropped or the two were swapped.</summary>
    private static void CheckPlace(ProgramValues row, RowProblems problems)
    {
        if (row.Find(Columns.Latitude) is not { } latitude || row.Find(Columns.Longitude) is not { } longitude
            || row.Find(Columns.State) is not { } state || States.AreConsistent(state, new GeoPoint(latitude, longitude)))
        {
            return;
        }

        var given = Text(new GeoPoint(latitude, longitude));
        GeoPoint[] meant = [new(latitude, -longitude), new(longitude, latitude), new(longitude, -latitude)];
        if (Array.FindAll(meant, point => States.AreConsistent(state, point)) is [var place])
        {
            row.Set(Columns.Latitude, place.Latitude);
            row.Set(Columns.Longitude, place.Longitude);
            problems.Note(Columns.Latitude, given, Text(place), DataRules.Place,
                "lat and lon are swapped or lack a minus; they were read so that they lie in the program's state. Degrees west are "
                    + "negative.");
            return;
        }

        row.Forget(Columns.Latitude);
        row.Forget(Columns.Longitude);
        problems.Forget(Columns.Latitude, given, DataRules.Place,
            "lat and lon are far from the program's state: correct them, or leave both empty where the place is unknown.");

        static string Text(GeoPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Latitude}, {point.Longitude}");
    }
}
