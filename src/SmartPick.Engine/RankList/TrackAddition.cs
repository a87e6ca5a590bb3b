using SmartPick.Engine.Programs;

namespace SmartPick.Engine.RankList;

/// <summary>A further rank for a program that interviewed the applicant already.</summary>
/// <param name="Program">The program.</param>
/// <param name="Track">The track that is not ranked; whether it is offered is not known unless the program's tracks are.</param>
/// <param name="Adds">What P(match) gains when it is ranked last.</param>
public sealed record TrackAddition(ResidencyProgram Program, Tracks Track, double Adds);
