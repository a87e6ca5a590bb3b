namespace SmartPick.Engine.Odds;

/// <summary>A quantity as far as it is known.</summary>
/// <param name="Mean">Its expectation.</param>
/// <param name="PopulationVariance">
/// Variance over the population of what is not known of it: 0 when it is known. Odds are averaged over it.
/// </param>
/// <param name="EstimationVariance">Variance from the standard errors of the coefficients it was computed with.</param>
internal readonly record struct Uncertain(double Mean, double PopulationVariance, double EstimationVariance)
{
    public double Variance => PopulationVariance + EstimationVariance;

    public static Uncertain Known(double value) => new(value, 0, 0);

    /// <summary>The sum of two quantities that have no source of uncertainty in common.</summary>
    public static Uncertain operator +(Uncertain a, Uncertain b) =>
        new(a.Mean + b.Mean, a.PopulationVariance + b.PopulationVariance, a.EstimationVariance + b.EstimationVariance);

    public static Uncertain operator -(Uncertain a, Uncertain b) =>
        new(a.Mean - b.Mean, a.PopulationVariance + b.PopulationVariance, a.EstimationVariance + b.EstimationVariance);

    /// <summary>
    /// The quantity times a coefficient with a standard error: the variance of a product. Over the population the error
    /// averages to the same whether the quantity is known or not, so its variance falls when it becomes known.
    /// </summary>
    public Uncertain Times(Coefficient coefficient)
    {
        var (c, e) = (coefficient.Value, coefficient.StandardError);
        return new Uncertain(
            c * Mean,
            c * c * PopulationVariance,
            (c * c * EstimationVariance) + (e * e * ((Mean * Mean) + PopulationVariance + EstimationVariance)));
    }
}

/// <summary>A coefficient with its standard error.</summary>
internal readonly record struct Coefficient(double Value, double StandardError)
{
    public static Coefficient Of(Parameter parameter) => new(parameter.Value, parameter.StandardError);

    /// <summary>The coefficient as a quantity of its own.</summary>
    public Uncertain Once => new(Value, 0, StandardError * StandardError);
}

/// <summary>A linear effect on the log-odds: coefficient · (value − reference).</summary>
/// <param name="Coefficient">Log-odds per unit.</param>
/// <param name="Reference">Mean of the population: what an unknown value counts as.</param>
/// <param name="StandardDeviation">Standard deviation in the population.</param>
/// <param name="PerStep2Ck">How much of it usually goes with ten more points of Step 2 CK.</param>
internal readonly record struct Effect(Coefficient Coefficient, double Reference, double StandardDeviation, double PerStep2Ck = 0)
{
    /// <summary>The value of someone or something of whom it is not known.</summary>
    public Uncertain Unknown => new(Reference, StandardDeviation * StandardDeviation, 0);

    /// <summary>The effect of a value.</summary>
    public Uncertain Of(Uncertain value) => (value - Uncertain.Known(Reference)).Times(Coefficient);
}

/// <summary>One of several mutually exclusive shifts of the log-odds.</summary>
/// <param name="Share">Its probability.</param>
/// <param name="Shift">What it adds.</param>
internal readonly record struct Outcome(double Share, Uncertain Shift);
