namespace SmartPick.Functions.Contracts.Fields;

/// <summary>
/// What is wrong with a request. Only the first errors are kept: a body made of nothing else would otherwise get an answer many times
/// its own size.
/// </summary>
internal sealed class FieldErrors
{
    /// <summary>Most errors that an answer lists.</summary>
    public const int MaxListed = 50;

    private readonly List<FieldError> _listed = [];

    /// <summary>The first errors, at most <see cref="MaxListed"/>.</summary>
    public IReadOnlyList<FieldError> Listed => _listed;

    /// <summary>How many there are, those included that are not listed.</summary>
    public int Count { get; private set; }

    /// <summary>Whether errors are only counted from now on, so that they need not be described.</summary>
    public bool IsFull => _listed.Count == MaxListed;

    public void Add(FieldError error)
    {
        Count++;
        if (!IsFull)
        {
            _listed.Add(error);
        }
    }

    /// <summary>Counts an error when <see cref="IsFull"/>.</summary>
    public void AddUnlisted() => Count++;
}
