namespace Archive.Yaml;

/// <summary>Puts texts into quotation marks of YAML.</summary>
internal static class YamlQuotes
{
    /// <summary>The text in single quotes; in double ones where it holds an apostrophe and nothing that these would need to be doubled for.</summary>
    public static string Quoted(string text)
    {
        var holdsSingle = text.Contains('\'', StringComparison.Ordinal);
        var inDouble = holdsSingle && !text.Contains('"', StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal);
        return inDouble ? $"\"{text}\"" : Single(text);
    }

    /// <summary>The text in single quotes, with each apostrophe in it written twice.</summary>
    public static string Single(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The text as a value on one line: in quotation marks where YAML would read something else without them.</summary>
    public static string AsValue(string text) => NeedsQuotes(text) ? Quoted(text) : text;

    /// <summary>Whether YAML reads a text on one line as something else unless it stands in quotation marks.</summary>
    public static bool NeedsQuotes(string text) => text.Length == 0 || text is "~" or "null" || text != text.Trim()
        || "[]{}@%*&!|>`\"'#,?:".Contains(text[0], StringComparison.Ordinal) || (text[0] == '-' && (text.Length == 1 || text[1] == ' '))
        || text.Contains(": ", StringComparison.Ordinal) || text[^1] == ':' || text.Contains(" #", StringComparison.Ordinal);

    /// <summary>Where a text in quotation marks ends.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Offset of the opening mark.</param>
    /// <returns>Offset after the closing mark, or -1 when it is not on this line.</returns>
    public static int End(string line, int at)
    {
        var mark = line[at];
        for (var i = at + 1; i < line.Length; i++)
        {
            if (mark == '"' && line[i] == '\\') i++;
            else if (line[i] == mark && mark == '\'' && i + 1 < line.Length && line[i + 1] == mark) i++;
            else if (line[i] == mark) return i + 1;
        }

        return -1;
    }
}
