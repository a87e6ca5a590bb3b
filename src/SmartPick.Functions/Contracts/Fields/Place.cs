using System.Globalization;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>Where a value stands in a request. The path is built only when an error needs it.</summary>
/// <param name="Parent">The object around it.</param>
/// <param name="Name">The field of that object.</param>
/// <param name="Index">Position in the field's list; null for the field itself.</param>
internal readonly record struct Place(RequestObject Parent, string Name, int? Index = null)
{
    public Place Item(int index) => this with { Index = index };

    public void Error(string code, string message)
    {
        if (Parent.Errors.IsFull)
        {
            Parent.Errors.AddUnlisted();
        }
        else
        {
            Parent.Errors.Add(new FieldError(ToString(), code, message));
        }
    }

    /// <summary>The path, for example <c>applicant.rotations[1].kind</c>.</summary>
    public override string ToString()
    {
        // A name that the caller made up may be as long as the body.
        var name = Name.Length <= TextType.MaxLength ? Name : Name[..TextType.MaxLength];
        var around = Parent.Path;
        var path = around.Length == 0 ? name : $"{around}.{name}";
        return Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]") : path;
    }
}
