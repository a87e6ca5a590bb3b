namespace SmartPick.Engine.Odds;

/// <summary>
/// What draws an applicant and a program together beyond strength and the program's columns, in each <see cref="AffinityContext"/>:
/// ties, a connection, home and away rotations, as far as they are told, else as the typical applicant has them. The same at
/// every program that the applicant tells the same of.
/// </summary>
internal sealed class PersonalAffinity
{
    private readonly Outcome[][] _cases;
    private readonly Uncertain[] _averaged;
    private readonly Uncertain[] _ties;
    private readonly Uncertain[] _own;
    private readonly double _sharedUntoldShare;
    private readonly bool _tiesAreTold;

    /// <param name="model">The specialty's parameters.</param>
    /// <param name="closeness">How close the program is to the applicant's ties; null when ties are not told.</param>
    /// <param name="connected">Whether there is a connection; null when connections are not told.</param>
    /// <param name="homeProbability">Factor on the prior of an untold home program: 0 when it is told, or cannot be.</param>
    /// <param name="untoldAways">Away rotations whose host may be this program.</param>
    public PersonalAffinity(SpecialtyModel model, Closeness? closeness, bool? connected, double homeProbability, double untoldAways)
    {
        var contexts = model.Untold;
        _tiesAreTold = closeness is not null;
        _sharedUntoldShare = model.SharedUntoldShare;
        _cases = new Outcome[contexts.Length][];
        (_averaged, _ties, _own) = (new Uncertain[contexts.Length], new Uncertain[contexts.Length], new Uncertain[contexts.Length]);
        IsConnected = connected;
        for (var c = 0; c < contexts.Length; c++)
        {
            var untold = contexts[c];
            var ties = TieCases(model, closeness, untold);
            var connection = ConnectionCases(model, connected, untold);
            _cases[c] = [.. ties.SelectMany(t => connection.Select(k => new Outcome(t.Share * k.Share, t.Shift + k.Shift)))];
            _averaged[c] = Maybe(model.Home, homeProbability * untold.Home) + Maybe(
                model.AwayHere, Math.Min(1, untoldAways * untold.AwayHere));
            _ties[c] = SpecialtyModel.Mixture(ties);
            _own[c] = _averaged[c] + SpecialtyModel.Mixture(connection);
        }
    }

    /// <summary>
    /// Ties and a connection: each thing that they could add. Not a matter of degree, so they are averaged over case by case.
    /// </summary>
    public ReadOnlySpan<Outcome> Cases(AffinityContext context) => _cases[(int)context];

    /// <summary>Home and away rotations that are not told.</summary>
    public Uncertain Averaged(AffinityContext context) => _averaged[(int)context];

    /// <summary>Everything together.</summary>
    public Uncertain Total(AffinityContext context) => _ties[(int)context] + _own[(int)context];

    /// <summary>All but ties: a matter of this program alone.</summary>
    public Uncertain Own(AffinityContext context) => _own[(int)context];

    /// <summary>Whether there is a connection; null when connections are not told.</summary>
    public bool? IsConnected { get; }

    /// <summary>
    /// Standard error of what told ties add. That of untold ones is no error of its own: the published interview rates fix what ties,
    /// connections and signals come to together at the programs of a typical applicant.
    /// </summary>
    public double TieError => _tiesAreTold ? Math.Sqrt(_ties[0].EstimationVariance) : 0;

    /// <summary>Standard deviation of what ties add that all programs of a list with such ties have in common.</summary>
    public double TieDeviation(AffinityContext context)
    {
        var ties = _ties[(int)context];
        return Math.Sqrt(ties.EstimationVariance + (_tiesAreTold ? 0 : _sharedUntoldShare * ties.PopulationVariance));
    }

    /// <summary>What ties add on average over what they could be.</summary>
    public static Uncertain Ties(SpecialtyModel model, Closeness? closeness, UntoldAffinity untold) =>
        SpecialtyModel.Mixture(TieCases(model, closeness, untold));

    /// <summary>What a connection adds on average over whether there is one.</summary>
    public static Uncertain Connection(SpecialtyModel model, bool? connected, UntoldAffinity untold) =>
        SpecialtyModel.Mixture(ConnectionCases(model, connected, untold));

    private static Outcome[] TieCases(SpecialtyModel model, Closeness? closeness, UntoldAffinity untold) => closeness switch
    {
        null =>
        [
            new Outcome(untold.Tie, model.Tie),
            new Outcome(untold.Region, model.Region),
            new Outcome(1 - untold.Tie - untold.Region, default),
        ],
        Closeness.Tie => [new Outcome(1, model.Tie)],
        Closeness.Region => [new Outcome(1, model.Region)],
        _ => [new Outcome(1, default)],
    };

    private static Outcome[] ConnectionCases(SpecialtyModel model, bool? connected, UntoldAffinity untold) => connected switch
    {
        null => [new Outcome(untold.Connection, model.Connection), new Outcome(1 - untold.Connection, default)],
        true => [new Outcome(1, model.Connection)],
        false => [new Outcome(1, default)],
    };

    /// <summary>An effect that applies with a probability.</summary>
    public static Uncertain Maybe(Coefficient effect, double probability) => new(
        probability * effect.Value,
        probability * (1 - probability) * effect.Value * effect.Value,
        probability * effect.StandardError * effect.StandardError);
}
