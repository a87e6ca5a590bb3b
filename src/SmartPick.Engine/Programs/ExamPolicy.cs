namespace SmartPick.Engine.Programs;

/// <summary>How a program treats an applicant who sat COMLEX only.</summary>
public enum ExamPolicy
{
    /// <summary>COMLEX is taken in place of USMLE.</summary>
    Accepted,

    /// <summary>COMLEX is read, USMLE is preferred: a soft disadvantage.</summary>
    Discouraged,

    /// <summary>USMLE is required: strict.</summary>
    NotAccepted,
}
