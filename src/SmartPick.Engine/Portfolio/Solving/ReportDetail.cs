namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>How much is reported of a portfolio.</summary>
internal enum ReportDetail
{
    /// <summary>What is chosen and what it is worth.</summary>
    Chosen,

    /// <summary>Also what is left out, and what more applications would buy.</summary>
    Market,

    /// <summary>Also what proves the bound.</summary>
    Certificate,
}
