using Azure.Data.Tables;
using SmartPick.Catalog.Csv;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>A program as a table row: its properties are the columns of the file, unknown ones left out.</summary>
internal static class ProgramEntity
{
    private const char KeySeparator = '|';

    /// <exception cref="ArgumentException">Version or specialty cannot be part of a table key.</exception>
    public static TableEntity From(string version, ResidencyProgram program)
    {
        var entity = new TableEntity(TableKey.Require(PartitionKey(version, program.Specialty)), program.Id);
        foreach (var column in ProgramColumns.All)
        {
            if (column.Store(program) is { } value)
            {
                entity[column.Name] = value;
            }
        }

        return entity;
    }

    /// <exception cref="InvalidDataException">The row is not one that <see cref="From"/> makes.</exception>
    public static ResidencyProgram ToProgram(TableEntity entity)
    {
        var values = new ProgramValues();
        foreach (var column in ProgramColumns.All)
        {
            if (entity.TryGetValue(column.Name, out var stored) && stored is not null)
            {
                values.Set(column, column.Restore(stored));
            }
        }

        return values.ToProgram();
    }

    public static string PartitionKey(string version, string specialty) => $"{version}{KeySeparator}{specialty}";

    /// <summary>First partition key of a version, and the first key after it.</summary>
    public static (string From, string To) PartitionRange(string version) =>
        ($"{version}{KeySeparator}", $"{version}{(char)(KeySeparator + 1)}");

    /// <summary>The version that a row belongs to.</summary>
    public static string VersionOf(TableEntity entity) => entity.PartitionKey.Split(KeySeparator)[0];
}
