using System.Globalization;
using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.AdviceRules;

/// <summary>A score of an exam beside what was told of its result. Passing scores have risen, and when it was taken is not told.</summary>
/// <param name="Name">Name of the exam.</param>
/// <param name="Score">The score.</param>
/// <param name="Passed">Whether the applicant says that it is passed; null when they do not.</param>
/// <param name="LeastPassing">The lowest passing score that anybody who applies now may have had.</param>
/// <param name="Passing">The present passing score.</param>
internal readonly record struct ExamScore(string Name, double Score, bool? Passed, double LeastPassing, double Passing)
{
    /// <summary>Whether result and score cannot both be right.</summary>
    public bool Contradicts => Passed == true ? Score < LeastPassing : Passed == false && Score >= Passing;

    /// <summary>Whether the score cannot be a pass, and no result is told.</summary>
    public bool IsBelowPassing => Passed is null && Score < LeastPassing;

    /// <summary>The scores of a profile.</summary>
    public static IEnumerable<ExamScore> Of(AdviceContext s)
    {
        var applicant = s.Applicant;
        return
            from exam in new (string Name, string Parameter, ExamResult? Result)[]
            {
                ("Step 1", "step1", applicant.Step1),
                ("Step 2 CK", "step2ck", applicant.Step2Ck),
                ("COMLEX Level 1", "comlex", applicant.ComlexLevel1),
                ("COMLEX Level 2-CE", "comlex", applicant.ComlexLevel2),
            }
            let score = exam.Result?.Score
            where score is not null
            select new ExamScore(
                exam.Name,
                score.Value,
                exam.Result!.Passed,
                s.Threshold($"readiness.passing.{exam.Parameter}.least"),
                s.Threshold($"readiness.passing.{exam.Parameter}"));
    }

    /// <summary>In words: "Step 2 CK: pass with 195, where 209 was the lowest passing score".</summary>
    public override string ToString()
    {
        var limit = Passed == false ? Passing : LeastPassing;
        var told = Passed switch { true => "pass with ", false => "fail with ", null => "" };
        return string.Create(CultureInfo.InvariantCulture, $"{Name}: {told}{Score:0.##} (passing score {limit:0})");
    }
}
