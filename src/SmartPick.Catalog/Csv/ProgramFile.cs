using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Csv;

/// <summary>What one program file holds.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Rows">The valid rows in file order; none when the file is refused.</param>
/// <param name="RowsRead">Rows seen, valid or not, without the header.</param>
public sealed record ProgramFile(string Name, IReadOnlyList<ProgramRow> Rows, int RowsRead);

/// <param name="Line">Line on which the row starts, counted from 1.</param>
/// <param name="Program">The program it describes.</param>
public sealed record ProgramRow(int Line, ResidencyProgram Program);
