namespace SmartPick.Infra.Tests;

/// <summary>Tests that share one compiled template.</summary>
[CollectionDefinition(Name)]
public sealed class TemplateTests : ICollectionFixture<CompiledTemplate>
{
    public const string Name = "Template";
}
