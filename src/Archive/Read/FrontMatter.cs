using System.Text.RegularExpressions;
using Archive.Problems;
using Archive.Read.Yaml;

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
        var first = lines.NextWritten(0);
        if (first == lines.Count) return new FrontMatter(new YamlMap([], new SourceSpan(file)), text, 1);
        var opening = lines.Words(first);
        if (!IsRule(opening))
        {
            var begins = IsLikeRule(opening) ? IsKey(lines, lines.NextWritten(first + 1)) : AreKeys(lines, first);
            if (!begins) return new FrontMatter(new YamlMap([], new SourceSpan(file)), text, 1);
            problems.Add(Codes.YamlSyntax, lines.Place(file, first),
                IsLikeRule(opening) ? $"Three hyphens, `---`, begin the keys at the top of a file; this line has {CodePoints.Of(opening)}." : "These lines look like keys, but no line `---` stands before them, so nothing would read them.",
                "Write `---` on a line of its own before the first key and after the last one.");
        }

        var keys = IsRule(opening) || IsLikeRule(opening) ? first + 1 : first;
        var end = End(file, lines, first, keys, problems, out var body);
        var before = problems.Items.Count;
        var node = YamlReader.Read(file, lines.Text(keys, end), keys + 1, problems);
        if (node is not null) KeyReader.AsRoot(node, "Between the lines `---` stand keys with values.", "Write for example `date: 2017-12-30`.", problems);
        var isUnread = node is not YamlMap && problems.Items.Count > before;
        var again = lines.NextWritten(body);
        if (again < lines.Count && IsRule(lines.Words(again)) && AreKeys(lines, again + 1))
            problems.Add(Codes.YamlFeature, lines.Place(file, again), "A second block of keys begins here, which nothing reads.", "Put all keys into the first block.");
        return new FrontMatter(node as YamlMap ?? new YamlMap([], new SourceSpan(file)), lines.Text(body, lines.Count), body + 1) { IsUnread = isUnread };
    }

    /// <summary>The line after the last key.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="first">The line that begins the keys.</param>
    /// <param name="keys">The first line that may be a key.</param>
    /// <param name="problems">Receives what is wrong with the line that ends them.</param>
    /// <param name="body">The line on which the text begins.</param>
    private static int End(string file, TextLines lines, int first, int keys, ProblemList problems, out int body)
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

            if (like is null && (IsLikeRule(lines.Words(i)) || IsRule(lines.Words(i)) || lines.Words(i) is "...")) like = i;
        }

        if (like is { } other && other > keys && IsKey(lines, keys))
        {
            problems.Add(Codes.YamlSyntax, lines.Place(file, other), $"The closing `---` of the keys is missing; this line has {CodePoints.Of(lines.Words(other))}{(lines.Indent(other) > 0 ? " and is indented" : "")}.", "Write `---`, three hyphens, on a line of its own after the last key.");
            body = other + 1;
            return other;
        }

        // Told already when there was no first line of hyphens either.
        if (IsRule(lines.Words(first))) problems.Add(Codes.YamlSyntax, lines.Place(file, first), "The line `---` begins keys, but no second `---` ends them.", "Write `---` on a line of its own after the last key.");
        var end = keys;
        while (end < lines.Count && !lines.Words(end).IsEmpty && IsPartOfKeys(lines, end)) end++;
        body = end;
        return end;
    }

    private static bool IsRule(ReadOnlySpan<char> words) => words is "---";

    /// <summary>Whether a line is what somebody types, or a program makes, instead of three hyphens.</summary>
    private static bool IsLikeRule(ReadOnlySpan<char> words) => !IsRule(words) && LikeRule().IsMatch(words);

    /// <summary>Whether keys of an article or a page begin on a line without a line of hyphens before it.</summary>
    private static bool AreKeys(TextLines lines, int first)
    {
        int keys = 0, known = 0, i = first;
        for (; i < lines.Count && !lines.Words(i).IsEmpty && IsPartOfKeys(lines, i); i++)
        {
            if (IsKey(lines, i)) keys++;
            if (KnownKey().IsMatch(lines.Line(i))) known++;
        }

        var isBlock = i == lines.Count || lines.Words(i).IsEmpty || IsRule(lines.Words(i)) || IsLikeRule(lines.Words(i));
        return isBlock && known > 0 && KnownKey().IsMatch(lines.Line(first)) && (keys > 1 || CertainKey().IsMatch(lines.Line(first)));
    }

    private static bool IsKey(TextLines lines, int line) => line < lines.Count && Key().IsMatch(lines.Line(line));

    private static bool IsPartOfKeys(TextLines lines, int line) => Part().IsMatch(lines.Line(line));

    [GeneratedRegex(@"^([\p{Pd}\u2212] ?)+\z|^(_{3,}|={3,}|\*{3,}|\+{3,}|~{3,}|`{3,}|</?pre>)( ?ya?ml)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LikeRule();

    [GeneratedRegex(@"^\s*[""']?[a-zA-Z][\w-]*[""']?\s*:(\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\s*(title|subtitle|date|updated|publisher|author|dateline|url|archived|language|rights|licence|draft|description)\s*:(\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex KnownKey();

    [GeneratedRegex(@"^\s*(title|rights|draft)\s*:(\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CertainKey();

    /// <summary>A key, an item of a list, the second line of a value, a comment.</summary>
    [GeneratedRegex(@"^(\s+\S|- |#|[\]}]|[""']?[a-zA-Z][\w-]*[""']?\s*:(\s|\z))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
