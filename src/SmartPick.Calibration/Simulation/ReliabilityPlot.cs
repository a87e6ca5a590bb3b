using System.Globalization;
using System.Text;
using SmartPick.Simulation.Season;

namespace SmartPick.Calibration.Simulation;

/// <summary>
/// Promise against frequency as a picture: a panel for each kind of season, a point for each tenth of the applicants. Its
/// colors read on light and dark pages alike.
/// </summary>
public static class ReliabilityPlot
{
    private const int Side = 260;
    private const int Gap = 48;
    private const int Left = 62;
    private const int Top = 92;
    private const int Bottom = 92;

    /// <summary>Standard errors that an error bar spans on either side: 95%.</summary>
    private const double ErrorBar = 1.96;

    private const string Style =
        """
        <style>
        text { fill: #5f6b7a } .strong { fill: #3b7dc4; font-weight: 600 }
        .axis { stroke: #8a94a3 } .grid { stroke: #8a94a3; stroke-opacity: .25 } .diagonal { stroke: #8a94a3; stroke-dasharray: 5 4 }
        .promised { fill: #3b7dc4; stroke: #3b7dc4 } .cleared { fill: none; stroke: #d0782a; stroke-width: 1.6 }
        @media (prefers-color-scheme: dark) {
        text { fill: #aab4c0 } .strong { fill: #6aa9ec } .promised { fill: #6aa9ec; stroke: #6aa9ec } .cleared { stroke: #f0a35e }
        }
        </style>
        """;

    public static string Render(SeasonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var width = Left + (report.Markets.Count * (Side + Gap)) - Gap + 24;
        const int height = Top + Side + Bottom;
        var svg = new StringBuilder();
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="12">""");
        Line($"""<title id="title">Promised and simulated chance to match</title>""");
        Line($"""<desc id="description">{Describe(report)}</desc>""");
        svg.Append(Style).Append('\n');
        Line($"""<text x="{Left}" y="24" font-size="15" class="strong">Does the market keep what the model promises?</text>""");
        Line($"""<text x="{Left}" y="43">Each point: a tenth of the applicants, from the least promised to the most. Bars: 95% between simulated populations.</text>""");
        foreach (var (index, market) in report.Markets.Index())
        {
            Panel(Left + (index * (Side + Gap)), market, index == 0);
        }

        Legend(height - 18);
        Line($"</svg>");
        return svg.ToString();

        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

        void Panel(int left, MarketReport market, bool first)
        {
            var anywhere = market.Curves[0];
            Line($"""<text x="{left}" y="{Top - 26}" font-weight="600">{SeasonWords.Title(market.Following)}</text>""");
            Line($"""<text x="{left}" y="{Top - 10}" font-size="11">Brier {anywhere.Promised.Brier:0.000} (chance alone {anywhere.Promised.BestBrier:0.000}), n = {anywhere.Promised.Bins[0].Applicants} a point</text>""");
            for (var tick = 0; tick <= 10; tick += 2)
            {
                var share = tick / 10.0;
                Line($"""<line class="grid" x1="{X(share):0.#}" y1="{Y(0):0.#}" x2="{X(share):0.#}" y2="{Y(1):0.#}"/><line class="grid" x1="{X(0):0.#}" y1="{Y(share):0.#}" x2="{X(1):0.#}" y2="{Y(share):0.#}"/>""");
                Line($"""<text x="{X(share):0.#}" y="{Y(0) + 17:0.#}" text-anchor="middle">{share:0.0}</text>""");
                if (first)
                {
                    Line($"""<text x="{X(0) - 8:0.#}" y="{Y(share) + 4:0.#}" text-anchor="end">{share:0.0}</text>""");
                }
            }

            Line($"""<line class="axis" x1="{X(0):0.#}" y1="{Y(0):0.#}" x2="{X(1):0.#}" y2="{Y(0):0.#}"/><line class="axis" x1="{X(0):0.#}" y1="{Y(0):0.#}" x2="{X(0):0.#}" y2="{Y(1):0.#}"/>""");
            Line($"""<line class="diagonal" x1="{X(0):0.#}" y1="{Y(0):0.#}" x2="{X(1):0.#}" y2="{Y(1):0.#}"/>""");
            Line($"""<text x="{X(0.5):0.#}" y="{Y(0) + 37:0.#}" text-anchor="middle">P(match) promised</text>""");
            if (first)
            {
                Line($"""<text transform="translate({left - 44} {Y(0.5):0.#}) rotate(-90)" text-anchor="middle">share of simulated seasons matched</text>""");
            }

            foreach (var bin in anywhere.Cleared.Bins)
            {
                Line($"""<circle class="cleared" cx="{X(bin.Promise):0.#}" cy="{Y(bin.Frequency):0.#}" r="6"/>""");
            }

            foreach (var bin in anywhere.Promised.Bins)
            {
                var error = ErrorBar * (bin.StandardError ?? 0);
                Line($"""<line class="promised" x1="{X(bin.Promise):0.#}" y1="{Y(bin.Frequency - error):0.#}" x2="{X(bin.Promise):0.#}" y2="{Y(bin.Frequency + error):0.#}"/><circle class="promised" cx="{X(bin.Promise):0.#}" cy="{Y(bin.Frequency):0.#}" r="3.5"><title>promised {bin.Promise:0.00}, simulated {bin.Frequency:0.00}, {bin.Applicants} applicants</title></circle>""");
            }

            double X(double share) => left + (share * Side);
        }

        static double Y(double share) => Top + ((1 - share) * Side);

        void Legend(int y)
        {
            Line($"""<circle class="promised" cx="{Left + 4}" cy="{y - 4}" r="3.5"/><text x="{Left + 16}" y="{y}">the model as it stands</text>""");
            Line($"""<circle class="cleared" cx="{Left + 178}" cy="{y - 4}" r="6"/><text x="{Left + 192}" y="{y}">the same formula at the cutoffs where the market clears</text>""");
            Line($"""<line class="diagonal" x1="{Left + 560}" y1="{y - 4}" x2="{Left + 590}" y2="{y - 4}"/><text x="{Left + 598}" y="{y}">promise kept exactly</text>""");
        }
    }

    private static string Describe(SeasonReport report) => string.Join(' ', report.Markets.Select(market => string.Create(
        CultureInfo.InvariantCulture,
        $"{SeasonWords.Title(market.Following)}: promised {market.Curves[0].Promised.Overall.Promise:0.00}, simulated {market.Curves[0].Promised.Overall.Frequency:0.00} on average.")));
}
