using System.Globalization;
using System.Text.Json;
using SmartPick.Engine.Numerics;

namespace SmartPick.Functions.Contracts;

/// <summary>
/// Reads one JSON object field by field and collects everything that is wrong with it, instead of stopping at the
/// first mistake. <c>null</c> and absent are the same: unknown.
/// </summary>
internal sealed class JsonObjectReader
{
    public const int MaxListLength = 50;
    public const int MaxStringLength = 200;

    private JsonElement _element;

    // Where it stands is put together only for an error: a request may hold thousands of objects.
    private readonly JsonObjectReader? _parent;
    private string _name;
    private int? _index;

    private readonly List<FieldError> _errors;

    // Fields that were asked for, of the objects around this one and then of this one, which is read to its end before they are read on.
    // A list, not a set: an object has few.
    private readonly List<string> _asked;
    private int _askedBefore;

    private List<string>? _refused;

    /// <summary>Fields that were asked for and are there.</summary>
    private int _found;

    /// <summary>The reader of the last object in this one, for the next: a list may hold thousands.</summary>
    private JsonObjectReader? _spare;

    private JsonObjectReader(JsonElement element, List<FieldError> errors)
    {
        _element = element;
        _name = "";
        _errors = errors;
        _asked = [];
    }

    private JsonObjectReader(JsonObjectReader parent)
    {
        _parent = parent;
        _name = "";
        _errors = parent._errors;
        _asked = parent._asked;
    }

    /// <summary>A reader of the root object, or null (with an error) when the root is something else.</summary>
    public static JsonObjectReader? Root(JsonElement element, List<FieldError> errors)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new JsonObjectReader(element, errors);
        }

        errors.Add(new FieldError("", "wrong-type", "The body must be a JSON object."));
        return null;
    }

    /// <summary>Where the object stands, for mistakes that show only beside others.</summary>
    public string Place => _parent?.Path(_name, _index) ?? "";

    public string Path(string name) => _parent is null ? name : $"{Place}.{name}";

    public void Error(string name, string code, string message) => _errors.Add(new FieldError(Path(name), code, message));

    /// <summary>Ends the reading of the object and reports every field that was not asked for.</summary>
    public void RejectUnknownFields()
    {
        if (_found != _element.GetPropertyCount())
        {
            var asked = _asked[_askedBefore..];
            foreach (var property in _element.EnumerateObject())
            {
                if (!Has(asked, property) && !Has(_refused ?? [], property))
                {
                    Error(Short(property.Name), "unknown-field", $"There is no such field here; expected one of: {string.Join(", ", asked)}.");
                }
            }
        }

        _asked.RemoveRange(_askedBefore, _asked.Count - _askedBefore);
    }

    /// <summary>Says of a field that callers may hope for why it is not taken, instead of only that it is unknown.</summary>
    public void Refuse(string name, string message)
    {
        if (_element.TryGetProperty(name, out _))
        {
            (_refused ??= []).Add(name);
            _found++;
            Error(name, "not-supported", message);
        }
    }

    /// <summary>Whether the field is not there or null.</summary>
    public bool IsAbsent(string name) => Find(name) is null;

    public bool IsObject(string name) => Find(name)?.ValueKind == JsonValueKind.Object;

    /// <summary>Passes <paramref name="value"/> on, with an error when the field is absent.</summary>
    public T? Required<T>(string name, T? value)
        where T : struct
    {
        RejectAbsence(name);
        return value;
    }

    /// <inheritdoc cref="Required{T}(string, T?)"/>
    public string? Required(string name, string? value)
    {
        RejectAbsence(name);
        return value;
    }

    public double? Number(string name, double least, double most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            Error(name, "wrong-type", "Must be a number.");
            return null;
        }

        return InRange(name, number, least, most) ? number : null;
    }

    public int? Integer(string name, int least, int most)
    {
        if (Number(name, least, most) is not { } number)
        {
            return null;
        }

        if (number != Math.Truncate(number))
        {
            Error(name, "wrong-type", "Must be a whole number.");
            return null;
        }

        return (int)number;
    }

    public bool? Boolean(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Error(name, "wrong-type", "Must be true or false.");
        return null;
    }

    public string? String(string name) => Find(name) is { } value ? AsString(name, null, value) : null;

    /// <summary>One of a closed set of words.</summary>
    public T? Word<T>(string name, WordSet<T> words)
        where T : struct => Find(name) is { } value ? AsWord(name, null, value, words) : null;

    public IReadOnlyList<T>? Words<T>(string name, WordSet<T> words)
        where T : struct => List<T>(name, MaxListLength, (list, index, item) =>
        {
            if (AsWord(name, index, item, words) is { } word)
            {
                list.Add(word);
            }
        });

    public IReadOnlyList<string>? Strings(string name, int maxLength = MaxListLength) => List<string>(name, maxLength, (list, index, item) =>
    {
        if (AsString(name, index, item) is { } text)
        {
            list.Add(text);
        }
    });

    public T? Object<T>(string name, Func<JsonObjectReader, T?> read)
        where T : class
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Error(name, "wrong-type", "Must be an object.");
            return null;
        }

        return Read(value, name, index: null, read);
    }

    /// <summary>
    /// A list of objects, without those that <paramref name="read"/> makes nothing of. The reader that it is given reads the next one afterwards.
    /// </summary>
    public List<T>? Objects<T>(string name, Func<JsonObjectReader, T?> read, int maxLength = MaxListLength) =>
        List<T>(name, maxLength, (list, index, item) =>
        {
            if (RequireObject(name, index, item) && Read(item, name, index, read) is { } one)
            {
                list.Add(one);
            }
        });

    /// <summary>A long list of objects, in a workspace.</summary>
    public ArraySegment<T>? Objects<T>(string name, Func<JsonObjectReader, T> read, int maxLength, Workspace workspace)
        where T : struct
    {
        if (ListOf(name, maxLength) is not { } array)
        {
            return null;
        }

        var list = workspace.Take<T>(array.GetArrayLength());
        var (index, count) = (0, 0);
        foreach (var item in array.EnumerateArray())
        {
            if (RequireObject(name, index, item))
            {
                list[count++] = Read(item, name, index, read);
            }

            index++;
        }

        return list[..count];
    }

    /// <summary>An object whose field names are data: the reader of each field's value is called with its name.</summary>
    public Dictionary<string, T>? Map<T>(string name, Func<JsonObjectReader, string, T?> readValue)
        where T : struct => Object(name, map =>
        {
            var result = new Dictionary<string, T>(StringComparer.Ordinal);
            if (map._element.GetPropertyCount() > MaxListLength)
            {
                Error(name, "too-many", $"At most {MaxListLength} are accepted.");
                map.IgnoreAll();
                return result;
            }

            var errorsBefore = _errors.Count;
            foreach (var property in map._element.EnumerateObject())
            {
                if (readValue(map, property.Name) is { } value)
                {
                    result[property.Name] = value;
                }
            }

            // A map with a mistake in it is no map: what is left of it would give rise to misleading errors.
            return _errors.Count == errorsBefore ? result : null;
        });

    private void RejectAbsence(string name)
    {
        if (IsAbsent(name))
        {
            Error(name, "required", "Required.");
        }
    }

    private void IgnoreAll() => _found = _element.GetPropertyCount();

    private static bool Has(List<string> names, JsonProperty property)
    {
        foreach (var name in names)
        {
            if (property.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What can be read of a list.</summary>
    /// <param name="name">The field.</param>
    /// <param name="maxLength">How long it may be.</param>
    /// <param name="read">Adds an item, whose place it is told, if it can be read.</param>
    private List<T>? List<T>(string name, int maxLength, Action<List<T>, int, JsonElement> read)
    {
        if (ListOf(name, maxLength) is not { } array)
        {
            return null;
        }

        var list = new List<T>(array.GetArrayLength());
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            read(list, index++, item);
        }

        return list;
    }

    /// <summary>The field's value, if it is a list of an accepted length.</summary>
    private JsonElement? ListOf(string name, int maxLength)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Error(name, "wrong-type", "Must be a list.");
            return null;
        }

        if (value.GetArrayLength() > maxLength)
        {
            Error(name, "too-many", $"At most {maxLength} are accepted.");
            return null;
        }

        return value;
    }

    /// <summary>Whether an item is an object, with an error when it is not.</summary>
    private bool RequireObject(string name, int index, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        _errors.Add(new FieldError(Path(name, index), "wrong-type", "Must be an object."));
        return false;
    }

    private string Path(string name, int? index) =>
        index is { } i ? string.Create(CultureInfo.InvariantCulture, $"{Path(name)}[{i}]") : Path(name);

    /// <summary>Reads an object in this one to its end.</summary>
    private T Read<T>(JsonElement element, string name, int? index, Func<JsonObjectReader, T> read)
    {
        var reader = _spare ?? new JsonObjectReader(this);
        _spare = null;
        (reader._element, reader._name, reader._index, reader._found, reader._refused) = (element, name, index, 0, null);
        reader._askedBefore = _asked.Count;
        var result = read(reader);
        reader.RejectUnknownFields();
        _spare = reader;
        return result;
    }

    private JsonElement? Find(string name)
    {
        var isThere = _element.TryGetProperty(name, out var value);
        if (_asked.IndexOf(name, _askedBefore) < 0)
        {
            _asked.Add(name);
            _found += isThere ? 1 : 0;
        }

        return isThere && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private string? AsString(string name, int? index, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            _errors.Add(new FieldError(Path(name, index), "wrong-type", "Must be a text."));
            return null;
        }

        var text = value.GetString()!;
        if (text.Length is > 0 and <= MaxStringLength)
        {
            return text;
        }

        _errors.Add(new FieldError(Path(name, index), "out-of-range", $"Must have 1 to {MaxStringLength} characters."));
        return null;
    }

    private T? AsWord<T>(string name, int? index, JsonElement value, WordSet<T> words)
        where T : struct
    {
        if (words.Find(value) is { } word)
        {
            return word;
        }

        _errors.Add(new FieldError(Path(name, index), "not-allowed", $"Must be one of: {string.Join(", ", words.Words)}."));
        return null;
    }

    private bool InRange(string name, double number, double least, double most)
    {
        if (number >= least && number <= most)
        {
            return true;
        }

        Error(name, "out-of-range", string.Create(CultureInfo.InvariantCulture, $"Must be from {least} to {most}."));
        return false;
    }

    /// <summary>A field name that a caller made up, short enough to repeat.</summary>
    private static string Short(string name) => name.Length <= MaxStringLength ? name : name[..MaxStringLength];
}
