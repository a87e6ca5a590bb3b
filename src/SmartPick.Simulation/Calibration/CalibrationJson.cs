using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartPick.Engine.Odds;

namespace SmartPick.Simulation.Calibration;

/// <summary>Writes a calibration as the model file that the app reads.</summary>
public static class CalibrationJson
{
    /// <summary>Greek letters and quotes as they are: the file is for people too.</summary>
    private static readonly ModelJsonContext Readable = new(new JsonSerializerOptions(ModelJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The file's text, a line for each parameter, figure and point.</summary>
    public static string Write(CalibrationResult result)
    {
        var text = new StringBuilder("{\n  \"parameters\": [\n");
        Lines(text, result.Parameters.Select(p => JsonSerializer.Serialize(p, Readable.Parameter)), 4);
        text.Append("  ],\n  \"calibration\": {\n    \"figures\": [\n");
        Lines(text, result.Figures.Select(f => JsonSerializer.Serialize(f, Readable.CalibrationFigure)), 6);
        text.Append("    ],\n    \"ridge\": [\n");
        Lines(text, result.Ridge.Select(r => JsonSerializer.Serialize(r, Readable.RidgePoint)), 6);
        return text.Append("    ]\n  }\n}\n").ToString();
    }

    private static void Lines(StringBuilder text, IEnumerable<string> lines, int indent)
    {
        text.AppendJoin(",\n", lines.Select(line => new string(' ', indent) + line)).Append('\n');
    }
}
