namespace SmartPick.Engine.Programs;

/// <summary>Kind of sponsoring institution.</summary>
public enum ProgramSetting
{
    /// <summary>A medical school or its own hospital sponsors the program.</summary>
    University,

    /// <summary>A hospital affiliated with a medical school sponsors it.</summary>
    UniversityAffiliated,

    Community,

    Military,
}
