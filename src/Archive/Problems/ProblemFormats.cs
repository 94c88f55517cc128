using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Archive.Unicode;

namespace Archive.Problems;

/// <summary>Problems in the forms that other programs read.</summary>
public static class ProblemFormats
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(Seen()) };

    /// <summary>Commands of GitHub's workflows, which show each problem at its line in a pull request.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="folder">Path of the input folder from the root of the repository.</param>
    /// <remarks>GitHub Docs, “Workflow commands for GitHub Actions”:
    /// percent signs, line ends and, in properties, colons and commas are escaped.</remarks>
    public static string GitHub(IEnumerable<(Problem Problem, Severity Severity)> problems, string folder)
    {
        var text = new StringBuilder();
        foreach (var (problem, severity) in problems)
        {
            var command = severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            text.Append("::").Append(command).Append(" file=").Append(Property(Path(folder, problem.Where.File)));
            if (problem.Where.Line > 0)
                text.Append(CultureInfo.InvariantCulture,
                    $",line={problem.Where.Line},col={problem.Where.Column},endColumn={problem.Where.Column + problem.Where.Length}");
            text.Append(",title=").Append(Property(problem.Code.Id)).Append("::").Append(Data(Lines(problem))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A list of objects: code, severity, file, line, column, length, message, mend, details, related.</summary>
    public static string AsJson(IEnumerable<(Problem Problem, Severity Severity)> problems) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var (problem, severity) in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("code", problem.Code.Id);
            writer.WriteString("severity", severity.ToString().ToLowerInvariant());
            Place(writer, problem.Where);
            writer.WriteString("message", problem.Message);
            writer.WriteString("mend", problem.Mend);
            writer.WriteStartArray("details");
            foreach (var detail in problem.Details) writer.WriteStringValue(detail);
            writer.WriteEndArray();
            writer.WriteStartArray("related");
            foreach (var related in problem.Related)
            {
                writer.WriteStartObject();
                Place(writer, related.Where);
                writer.WriteString("label", related.Label);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>A log of static analysis.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="folder">Path of the input folder from the root of the repository.</param>
    /// <param name="version">Version of this program.</param>
    /// <remarks>OASIS SARIF 2.1.0; columns count UTF-16 code units.</remarks>
    public static string Sarif(
        IReadOnlyCollection<(Problem Problem, Severity Severity)> problems, string folder, string version) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "archive");
        writer.WriteString("version", version);
        writer.WriteStartArray("rules");
        foreach (var code in problems.Select(p => p.Problem.Code).DistinctBy(c => c.Id).OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("id", code.Id);
            Text(writer, "shortDescription", code.Title);
            writer.WriteStartObject("help");
            writer.WriteString("text", code.Page());
            writer.WriteString("markdown", code.Page());
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var (problem, severity) in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("ruleId", problem.Code.Id);
            writer.WriteString("level", severity.ToString().ToLowerInvariant());
            Text(writer, "message", Lines(problem));
            writer.WriteStartArray("locations");
            Location(writer, folder, problem.Where, null);
            writer.WriteEndArray();
            if (!problem.Related.IsEmpty)
            {
                writer.WriteStartArray("relatedLocations");
                foreach (var related in problem.Related) Location(writer, folder, related.Where, related.Label);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>All characters but those that a terminal would act on or nobody sees, which become escapes.</summary>
    private static TextEncoderSettings Seen()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        for (var c = 0; c <= char.MaxValue; c++)
            if (RefusedCharacters.Has((char)c)) settings.ForbidCharacter((char)c);
        return settings;
    }

    private static string Lines(Problem problem) =>
        string.Join('\n', ((IEnumerable<string>)[problem.Message, .. problem.Details, problem.Mend]).Select(Shown.Line)).TrimEnd();

    private static string Write(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Json)) body(writer);
        // Number signs stand in strings alone. As an escape they are no command to the log into which this may be printed.
        return Shown.LogCommand().Replace(Encoding.UTF8.GetString(stream.ToArray()), @"#\u0023") + "\n";
    }

    private static void Place(Utf8JsonWriter writer, SourceSpan where)
    {
        writer.WriteString("file", where.File);
        writer.WriteNumber("line", where.Line);
        writer.WriteNumber("column", where.Column);
        writer.WriteNumber("length", where.Length);
    }

    private static void Location(Utf8JsonWriter writer, string folder, SourceSpan where, string? label)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', Path(folder, where.File).Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
        if (where.Line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", where.Line);
            writer.WriteNumber("startColumn", where.Column);
            writer.WriteNumber("endColumn", where.Column + where.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        if (label is not null) Text(writer, "message", label);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string Path(string folder, string file) =>
        folder is "" or "." ? file : folder.Replace('\\', '/').TrimEnd('/') + "/" + file;

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(Shown.Line(text)).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
