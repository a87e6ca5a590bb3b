using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SmartPick.Engine.Applicants;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Contracts;

/// <summary>A letter by specialty and writer, or by the one word of the first version of the contract.</summary>
internal sealed class LetterType : FieldType<Letter>, IUnionType
{
    private static readonly ObjectType<Letter> Letter = new ObjectType<Letter>("Letter", new Letter(null, LetterWriter.Other))
        .Optional("specialty", Text, "ir-integrated", "Code of the writer's specialty.", (l, v) => l with { Specialty = v })
        .Required("writer", OneOf(ContractNames.LetterWriters), "attending", "Who writes it.", (l, v) => l with { Writer = v });

    private static readonly WordType Word = new();

    public IReadOnlyList<FieldType> Choices { get; } = [Letter, Word];

    public override bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out Letter value) =>
        json.ValueKind == JsonValueKind.String ? Word.TryRead(json, place, out value) : Letter.TryRead(json, place, out value);

    private sealed class WordType : FieldType<Letter>, IChoiceType
    {
        public IReadOnlyList<string> Names => LetterCodes.All;

        public override bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out Letter value)
        {
            value = LetterCodes.Find(json.GetString()!);
            if (value is null)
            {
                place.Error("not-allowed", $"Must be an object with specialty and writer, or one of: {string.Join(", ", Names)}.");
            }

            return value is not null;
        }
    }
}
