namespace SmartPick.Simulation.Season;

/// <summary>What the season simulation found, as it is published.</summary>
public sealed record SeasonReport
{
    /// <summary>Version of the model whose promises were judged.</summary>
    public required string ModelVersion { get; init; }

    public required int Seed { get; init; }

    public required int Applicants { get; init; }

    public required IReadOnlyList<SpecialtySupply> Supply { get; init; }

    /// <summary>The season by who follows the recommendations.</summary>
    public required IReadOnlyList<MarketReport> Markets { get; init; }

    /// <summary>What following the recommendations is worth, by how much is spent.</summary>
    public required IReadOnlyList<FollowerReport> Followers { get; init; }

    /// <summary>How the size of the market tells: promise at the clearing cutoffs against frequency.</summary>
    public required IReadOnlyList<SizeReport> Sizes { get; init; }

    /// <summary>Published figures against the season in which applicants send what they send today.</summary>
    public required IReadOnlyList<SeasonCheck> Checks { get; init; }
}

/// <summary>What a specialty has to give.</summary>
public sealed record SpecialtySupply(string Specialty, int Programs, int Positions, int Interviews);

/// <summary>One kind of season.</summary>
public sealed record MarketReport
{
    public required Following Following { get; init; }

    public required int Populations { get; init; }

    public required int SeasonsEach { get; init; }

    /// <summary>Applications that one of the judged applicants sends, on average.</summary>
    public required double Applications { get; init; }

    /// <summary>Invitations that the model promises one of them, on average.</summary>
    public required double InterviewsPromised { get; init; }

    /// <summary>Interviews that one of them attends.</summary>
    public required double Interviews { get; init; }

    /// <summary>Promise against frequency: for a match anywhere first, then for each specialty.</summary>
    public required IReadOnlyList<CurveReport> Curves { get; init; }

    /// <summary>The same for a match anywhere by applicant type.</summary>
    public required IReadOnlyList<TypeReport> Types { get; init; }

    /// <summary>Where the market clears.</summary>
    public required IReadOnlyList<CutoffReport> Cutoffs { get; init; }
}

/// <param name="Specialty">The specialty; null for a match anywhere.</param>
/// <param name="Promised">By the model as it stands.</param>
/// <param name="Cleared">By the same formula at the cutoffs where the market clears.</param>
public sealed record CurveReport(string? Specialty, ReliabilityCurve Promised, ReliabilityCurve Cleared);

/// <param name="Type">Code of the applicant type.</param>
/// <param name="Promised">Promise and frequency.</param>
public sealed record TypeReport(string Type, ReliabilityBin Promised);

/// <summary>Cutoffs of a specialty in probits, and the model's bases in log-odds that would put them at 0.</summary>
public sealed record CutoffReport
{
    public required string Specialty { get; init; }

    public required double Interview { get; init; }

    public required double Match { get; init; }

    /// <summary>Standard deviation of the programs' cutoffs.</summary>
    public required double InterviewSpread { get; init; }

    public required double MatchSpread { get; init; }

    public required double InterviewBase { get; init; }

    public required double ClearingInterviewBase { get; init; }

    public required double MatchBase { get; init; }

    public required double ClearingMatchBase { get; init; }
}

/// <param name="Size">How many times as large as in truth.</param>
/// <param name="Cleared">Promise at the clearing cutoffs, and frequency, of a match anywhere.</param>
public sealed record SizeReport(int Size, ReliabilityBin Cleared);

/// <param name="Figure">Name of the parameter that holds the published figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Published">What is published.</param>
/// <param name="Simulated">What the simulation gives.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Note">What it is.</param>
public sealed record SeasonCheck(string Figure, string Unit, double Published, double Simulated, string Source, string Note);
