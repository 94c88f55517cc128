
namespace Archive.Yaml;

/// <summary>Texts in quotation marks that end too early, too late or never.</summary>
internal static class QuotedTexts
{
    /// <summary>Words that begin with an apostrophe.</summary>
    private static readonly string[] Clipped = ["tis ", "twas ", "til ", "em ", "cause ", "bout ", "round ", "n ", "t ", "s ", "n' "];

    private static readonly string[] Typographics = ["“”", "„“", "„”", "”“", "‘’", "«»", "»«", "‚‘", "「」", "『』", "＂＂"];

    /// <summary>A comma after a text in quotation marks or a bracket, as other languages have it.</summary>
    public static IEnumerable<Mending> Comma(YamlLine line, YamlSource source)
    {
        var words = line.Words;
        if (words.Length < 3 || words[^1] is not (',' or ';') || words[^2] is not ('"' or '\'' or ']' or '}')) yield break;
        yield return new Mending(line, line.ValueEnd - 1, 1, $"The line ends with `{words[^1]}`; YAML takes nothing after the value.", "Write", line.WithValue(words[..^1]));
    }

    /// <summary>Typographic marks around a text that YAML would read as something else.</summary>
    public static IEnumerable<Mending> Typographic(YamlLine line, YamlSource source)
    {
        var words = line.Words;
        if (words.Length < 2 || Array.Find(Typographics, p => p[0] == words[0]) is null) yield break;
        var isPair = Array.Exists(Typographics, p => p[0] == words[0] && p[1] == words[^1]) && words[1..^1].IndexOf(words[0], StringComparison.Ordinal) < 0;
        yield return new Mending(line, line.Value, 1, $"For YAML `{words[0]}` is a letter and no quotation mark, so the text does not end at `{words[^1]}`.",
            "Put the text in straight quotation marks", line.WithValue(YamlQuotes.Quoted(isPair ? words[1..^1] : words)));
    }

    /// <summary>A text in quotation marks after which more follows: <c>"Yes" he said</c>, <c>'We don't know'</c>.</summary>
    public static IEnumerable<Mending> Continued(YamlLine line, YamlSource source)
    {
        var words = line.Words;
        if (words.Length < 2 || words[0] is not ('"' or '\'') || YamlQuotes.End(words, 0) is not (> 0 and var end) || end >= words.Length) yield break;
        var mark = words[0];
        // Marks at both ends hold the text; others belong to it.
        var isHeld = words[^1] == mark && (mark == '\'' || words[^2] != '\\');
        var inner = isHeld ? Unescaped(words[1..^1], mark) : words;
        var isApostrophe = mark == '\'' && end < words.Length && char.IsLetter(words[end]) && char.IsLetter(words[end - 2]);
        yield return new Mending(line, line.Value + end - 1, 1,
            isApostrophe ? "For YAML this apostrophe ends the text that `'` has begun." : $"For YAML the text ends at this `{mark}`, but more follows.",
            "Put the whole text in other quotation marks, or in single ones in which each apostrophe is written twice", line.WithValue(YamlQuotes.Quoted(inner)))
        { Besides = line.Dash >= 0 ? Said(line, words) : "" };
    }

    /// <summary>What to write of <c>"No," he said, "never."</c>, whose words outside the marks nobody should publish as the speaker's.</summary>
    private static string Said(YamlLine line, string words)
    {
        var parts = words.Split('"');
        if (parts[0].Length > 0 || parts.Length % 2 == 0) return "";
        var inside = parts.Where((p, i) => i % 2 == 1 && p.Length > 0).Select(YamlQuotes.Single).ToList();
        var isSaid = inside.Count > 0 && parts.Where((_, i) => i % 2 == 0).Any(p => p.Any(char.IsLetterOrDigit));
        if (!isSaid) return "";
        var value = inside.Count == 1 ? inside[0] : $"[{string.Join(", ", inside)}]";
        return $" Of a quotation give only what stands inside the marks: `{line.WithValue(value)}`.";
    }

    /// <summary>A text in quotation marks that are opened and never closed.</summary>
    public static IEnumerable<Mending> Unclosed(YamlLine line, YamlSource source)
    {
        var words = line.Words;
        if (words.Length == 0 || words[0] is not ('"' or '\'') || YamlQuotes.End(words, 0) >= 0) yield break;
        var mark = words[0];
        var inner = words[1..].TrimEnd();
        var other = inner.Length > 0 && Array.Exists(Typographics, p => p[1] == inner[^1]) ? inner[^1] : '\0';
        var message = other == '\0' ? $"The quotation mark `{mark}` is opened here and never closed."
            : $"The text begins with `{mark}` and ends with `{other}`, which is another character, so it never ends.";
        var isApostrophe = mark == '\'' && other == '\0' && inner.Length > 0 && (char.IsAsciiDigit(inner[0]) || Array.Exists(Clipped, c => inner.StartsWith(c, StringComparison.OrdinalIgnoreCase)));
        yield return new Mending(line, line.Value, 1, message, "Close it", line.WithValue(YamlQuotes.Quoted(Unescaped(other == '\0' ? inner : inner[..^1], mark))))
        { Besides = isApostrophe ? $" If it is an apostrophe, put the whole text in quotation marks: `{line.WithValue(YamlQuotes.Quoted(words))}`." : "" };
        if (source.LinesOfValue(line) is not (> 1 and var count)) yield break;
        var lines = source.Texts(line.Index, count);
        lines[^1] = lines[^1].TrimEnd() + mark;
        yield return new Mending(line, line.Value, 1, message, "Close it after the last word", [.. lines]) { Count = count, Shown = count - 1 };
    }

    /// <summary>A backslash inside double quotation marks that begins nothing that YAML knows.</summary>
    public static IEnumerable<Mending> Escape(YamlLine line, YamlSource source)
    {
        var words = line.Words;
        var at = words.IndexOf('\\', StringComparison.Ordinal);
        if (words.Length < 2 || words[0] != '"' || words[^1] != '"' || at < 0) yield break;
        yield return new Mending(line, line.Value + at, 2, $"Inside double quotation marks `{words[at..Math.Min(words.Length, at + 2)]}` stands for a special character, which YAML does not know.",
            "Use single quotation marks", line.WithValue(YamlQuotes.Single(words[1..^1])));
    }

    private static string Unescaped(string inner, char mark) =>
        mark == '\'' ? inner.Replace("''", "'", StringComparison.Ordinal) : inner.Replace("\\\"", "\"", StringComparison.Ordinal);
}
