using System.Text.RegularExpressions;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>A file's keys between two lines <c>---</c> at its top, and the text after them.</summary>
/// <param name="Keys">The keys; none when there is no front matter.</param>
/// <param name="Body">The text.</param>
/// <param name="BodyLine">Line of the file on which the text begins, from 1.</param>
public sealed partial record FrontMatter(YamlMap Keys, string Body, int BodyLine)
{
    /// <summary>Whether there are keys that could not be read; then there is a problem, and what they would have said is not known.</summary>
    public bool IsUnread { get; private init; }

    /// <summary>Splits a file. White space around the two lines and blank lines before them do not matter. What looks like keys and does not
    /// stand between two such lines is a problem, since <c>draft</c> and <c>rights</c> would be lost in silence.</summary>
    public static FrontMatter Split(string file, string text, ProblemList problems)
    {
        var lines = new TextLines(text);
        var meant = new MeantKeys(lines, file.EndsWith(".md", StringComparison.Ordinal));
        var none = new FrontMatter(new YamlMap([], new SourceSpan(file)), text, 1);
        var first = meant.NextSeen(0);
        if (first == lines.Count) return none;
        var keys = first + 1;
        if (!IsRule(lines.Words(first)))
        {
            if (meant.Above(first) is not { } found) return none;
            problems.Add(Codes.YamlSyntax, lines.Place(file, found.Line), found.Message, found.Mend);
            if (found.Keys < 0) return none with { IsUnread = true };
            keys = found.Keys;
        }

        var end = End(file, lines, meant, first, keys, problems, out var body);
        var before = problems.Items.Count;
        var node = YamlReader.Read(file, lines.Text(keys, end), keys + 1, problems);
        if (node is not null) KeyReader.AsRoot(node, "Between the lines `---` stand keys with values.", "Write for example `date: 2017-12-30`.", problems);
        var isUnread = node is not YamlMap && problems.Items.Count > before;
        var again = lines.NextWritten(body);
        if (again < lines.Count && IsRule(lines.Words(again)) && meant.AreKeys(again + 1))
        {
            problems.Add(Codes.YamlFeature, lines.Place(file, again), "A second block of keys begins here, which nothing reads.",
                "Put all keys into the first block.");
        }
        else if (meant.After(body) is { } lost) problems.Add(Codes.YamlSyntax, lines.Place(file, lost.Line), lost.Message, lost.Mend);

        return new FrontMatter(node as YamlMap ?? none.Keys, lines.Text(body, lines.Count), body + 1) { IsUnread = isUnread };
    }

    /// <summary>The line after the last key.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="meant">Looks for what stands instead of hyphens.</param>
    /// <param name="first">The line that begins the keys.</param>
    /// <param name="keys">The first line that may be a key.</param>
    /// <param name="problems">Receives what is wrong with the line that ends them.</param>
    /// <param name="body">The line on which the text begins.</param>
    private static int End(string file, TextLines lines, MeantKeys meant, int first, int keys, ProblemList problems, out int body)
    {
        int? like = null;
        for (var i = keys; i < lines.Count; i++)
        {
            // Further to the right it belongs to a value of several lines.
            if (IsRule(lines.Words(i)) && lines.Indent(i) <= lines.Indent(first))
            {
                body = i + 1;
                return i;
            }

            if (like is null && (meant.IsLikeRule(i) || IsRule(lines.Words(i)) || lines.Words(i) is "...")) like = i;
        }

        if (like is { } other && other > keys && IsKey(lines, keys))
        {
            var indented = lines.Indent(other) > 0 ? " and is indented" : "";
            problems.Add(Codes.YamlSyntax, lines.Place(file, other),
                $"The closing `---` of the keys is missing; this line has {CodePoints.Of(lines.Words(other))}{indented}.",
                "Write `---`, three hyphens, on a line of its own after the last key.");
            body = other + 1;
            return other;
        }

        // Told already when there was no first line of hyphens either.
        if (IsRule(lines.Words(first)))
            problems.Add(Codes.YamlSyntax, lines.Place(file, first), "The line `---` begins keys, but no second `---` ends them.",
                "Write `---` on a line of its own after the last key.");
        var end = keys;
        while (end < lines.Count && !lines.Words(end).IsEmpty && IsPartOfKeys(lines, end)) end++;
        body = end;
        return end;
    }

    private static bool IsRule(ReadOnlySpan<char> words) => words is "---";

    /// <summary>Whether a key as YAML has it stands on a line.</summary>
    internal static bool IsKey(TextLines lines, int line) => line < lines.Count && Key().IsMatch(lines.Line(line));

    private static bool IsPartOfKeys(TextLines lines, int line) => Part().IsMatch(lines.Line(line));

    [GeneratedRegex(@"^\s*[""']?[a-zA-Z][\w-]*[""']?\s*:(\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    /// <summary>A key, an item of a list, the second line of a value, a comment.</summary>
    [GeneratedRegex(@"^(\s+\S|- |#|[\]}]|[""']?[a-zA-Z][\w-]*[""']?\s*:(\s|\z))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
