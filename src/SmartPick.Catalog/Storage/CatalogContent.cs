using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Storage;

/// <summary>What a version of the catalog holds.</summary>
/// <param name="Programs">Its programs.</param>
/// <param name="Schools">Its medical schools; none when the version has none.</param>
public sealed record CatalogContent(IReadOnlyList<ResidencyProgram> Programs, IReadOnlyList<School> Schools);
