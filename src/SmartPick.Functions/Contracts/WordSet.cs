using System.Text.Json;

namespace SmartPick.Functions.Contracts;

/// <summary>A closed set of words with what they mean. They are few, so the one that is looked for is found by comparing.</summary>
/// <typeparam name="T">What they mean.</typeparam>
internal sealed class WordSet<T>(string[] words, T[] meanings)
    where T : struct
{
    /// <summary>The words, in the order in which they are told to a caller.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>What a word means; null when it is none of the set.</summary>
    public T? Find(string word)
    {
        var place = Array.IndexOf(words, word);
        return place < 0 ? null : meanings[place];
    }

    /// <summary>The word that means something of the set.</summary>
    public string Of(T meaning) => words[Array.IndexOf(meanings, meaning)];

    /// <inheritdoc cref="Find(string)"/>
    public T? Find(JsonElement word) => word.ValueKind == JsonValueKind.String ? Find(word.GetString()!) : null;
}
