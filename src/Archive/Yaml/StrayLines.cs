namespace Archive.Yaml;

/// <summary>Lines that belong to something else than YAML.</summary>
internal static class StrayLines
{
    /// <summary>Fences of Markdown, comments of other languages, rules.</summary>
    public static IEnumerable<Mending> Of(YamlLine line, YamlSource source)
    {
        var words = line.Text.Trim();
        if (words.StartsWith("```", StringComparison.Ordinal))
            yield return Gone(line, $"The line `{words.Replace("`", "", StringComparison.Ordinal)}` with three backquotes belongs to Markdown, not into this file.");
        if (words.StartsWith("//", StringComparison.Ordinal))
            yield return new Mending(line, line.Indent, 2, "A comment begins with `#`, not with `//`.", "Write", line.Text[..line.Indent] + "# " + words[2..].TrimStart());
        if (words.StartsWith('%') && line.Indent == 0 && source.Above(line) is not null)
            yield return new Mending(line, 0, 1, "A comment begins with `#`, not with `%`.", "Write", "# " + words[1..].TrimStart());
        if (words is "---" or "..." && source.Above(line) is not null)
            yield return Gone(line, $"For YAML the file ends with this line `{words}`.");
        if (words.Length > 3 && words.AsSpan().TrimStart(words[0]).IsEmpty && words[0] is '-' or '=' or '*' or '_' or '~')
            yield return Gone(line, "A line of marks means nothing here.");
    }

    private static Mending Gone(YamlLine line, string message) => new(line, 0, line.Text.Length, message, "Delete the line", []);
}
