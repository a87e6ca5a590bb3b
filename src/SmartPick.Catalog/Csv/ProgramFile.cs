using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Csv;

/// <summary>What one program file holds.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Header">Its column names as they stand in the file; empty when it has none.</param>
/// <param name="Rows">The valid rows in file order; none when the file is refused.</param>
/// <param name="RowsRead">Rows seen, valid or not, without the header and blank rows.</param>
/// <param name="IsRefused">Whether the file as a whole cannot be used.</param>
public sealed record ProgramFile(
    string Name, IReadOnlyList<string> Header, IReadOnlyList<ProgramRow> Rows, int RowsRead, bool IsRefused = false);

/// <param name="Line">Line on which the row starts, counted from 1.</param>
/// <param name="Cells">Its texts.</param>
/// <param name="Program">The program it describes.</param>
public sealed record ProgramRow(int Line, IReadOnlyList<string> Cells, ResidencyProgram Program);
