namespace SmartPick.Engine.Readiness;

/// <summary>Codes of the changes that what-ifs try.</summary>
internal static class ChangeCodes
{
    public const string Step2Ck = "step2ck";
    public const string Step2CkBesideComlex = "step2ck-beside-comlex";
    public const string SpecialtyLetter = "specialty-letter";
    public const string LeaderLetter = "leader-letter";
    public const string CoreLetter = "core-letter";
    public const string LettersPackage = "letters-package";
    public const string SpecialtyAbstract = "specialty-abstract";
    public const string FirstAuthorPaper = "first-author-paper";
    public const string HomeSubI = "home-sub-i";
    public const string Away = "away";
    public const string TwoAways = "two-aways";
    public const string InterestGroup = "interest-group";
    public const string Usce = "usce";
    public const string WiderRegion = "wider-region";
    public const string Budget = "budget";
    public const string Applications = "applications";
    public const string AllSignals = "all-signals";
    public const string DualApply = "dual-apply";

    public static IReadOnlyList<string> All { get; } =
    [
        Step2Ck, Step2CkBesideComlex, SpecialtyLetter, LeaderLetter, CoreLetter, LettersPackage, SpecialtyAbstract, FirstAuthorPaper, HomeSubI,
        Away, TwoAways, InterestGroup, Usce, WiderRegion, Budget, Applications, AllSignals, DualApply,
    ];
}
