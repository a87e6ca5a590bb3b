using Azure.Data.Tables;
using SmartPick.Catalog.Schools;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>A school as a table row: its properties are the columns of the file, unknown ones left out.</summary>
internal static class SchoolEntity
{
    /// <exception cref="ArgumentException">The version cannot be part of a table key.</exception>
    public static TableEntity From(string partition, School school)
    {
        var entity = new TableEntity(TableKey.Require(partition), school.Key);
        foreach (var (column, text) in SchoolRow.Columns.Zip(SchoolRow.Cells(school)).Where(c => c.Second.Length > 0))
        {
            entity[column] = text;
        }

        return entity;
    }

    /// <exception cref="InvalidDataException">The row is not one that <see cref="From"/> makes.</exception>
    public static School ToSchool(TableEntity entity) =>
        SchoolRow.TryRead(
            column => entity.Find<string>(column) ?? "",
            (column, _, message) => throw new InvalidDataException($"The catalog table holds a school whose {column} is wrong: {message}"))
        ?? throw new InvalidDataException("The catalog table holds a row that is no school.");
}
