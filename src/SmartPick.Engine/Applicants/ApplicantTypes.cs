namespace SmartPick.Engine.Applicants;

/// <summary>Applicant types by their codes.</summary>
public static class ApplicantTypes
{
    /// <summary>The code in data and contract, for example <c>us-md-senior</c>.</summary>
    public static string Code(ApplicantType type) => type switch
    {
        ApplicantType.UsMdSenior => "us-md-senior",
        ApplicantType.UsDoSenior => "us-do-senior",
        ApplicantType.UsMdGraduate => "us-md-graduate",
        ApplicantType.UsDoGraduate => "us-do-graduate",
        ApplicantType.UsImg => "us-img",
        _ => "non-us-img",
    };
}
