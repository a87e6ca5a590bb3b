using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>The words that the CSV schema has for closed values; null, the empty field, is unknown.</summary>
internal static class CsvWords
{
    private const char Separator = ';';

    public static string? Of(bool? value) => value switch { true => "yes", false => "no", null => null };

    public static string? OfMinimum(bool? isStrict) => isStrict switch { true => "strict", false => "soft", null => null };

    public static string? Of(ProgramSetting? setting) => setting switch
    {
        ProgramSetting.University => "university",
        ProgramSetting.UniversityAffiliated => "university-affiliated",
        ProgramSetting.Community => "community",
        ProgramSetting.Military => "military",
        _ => null,
    };

    public static string? Of(ExamPolicy? policy) => policy switch
    {
        ExamPolicy.Accepted => "accepted",
        ExamPolicy.Discouraged => "discouraged",
        ExamPolicy.NotAccepted => "not-accepted",
        _ => null,
    };

    public static string? Of(Tracks? tracks) => tracks is not { } known
        ? null
        : Join((known.HasFlag(Tracks.Categorical), "C"), (known.HasFlag(Tracks.Advanced), "A"), (known.HasFlag(Tracks.Preliminary), "P"));

    public static string? Of(VisaSponsorship? visas) => visas switch
    {
        null => null,
        VisaSponsorship.None => "none",
        { } known => Join((known.HasFlag(VisaSponsorship.J1), "j1"), (known.HasFlag(VisaSponsorship.H1B), "h1b")),
    };

    private static string Join(params (bool Applies, string Word)[] words) =>
        string.Join(Separator, words.Where(w => w.Applies).Select(w => w.Word));
}
