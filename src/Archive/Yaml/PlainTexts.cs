
namespace Archive.Yaml;

/// <summary>Texts that stand without quotation marks and need them.</summary>
internal static class PlainTexts
{
    private const string Beginnings = "@%*&!>|`?,#:";

    /// <summary>A text that begins with a character that means something else.</summary>
    public static IEnumerable<Mending> Beginning(YamlLine line, YamlSource source)
    {
        var words = line.Words;
        if (words.Length == 0 || (line.Colon < 0 && line.Dash < 0)) yield break;
        if (!Beginnings.Contains(words[0], StringComparison.Ordinal) && !words.StartsWith("- ", StringComparison.Ordinal)) yield break;
        yield return new Mending(line, line.Value, 1, $"A text that begins with `{words[0]}` is something else for YAML.", "Put the text in quotation marks",
            line.WithValue(YamlQuotes.Quoted(words)));
    }

    /// <summary>A colon and a space inside a text, on the line of its key or on a later one.</summary>
    public static IEnumerable<Mending> ColonInside(YamlLine line, YamlSource source)
    {
        if (line.Words.Length == 0 || line.Words[0] is '"' or '\'' or '[' or '{') yield break;
        var colon = Colon(line);
        if (colon < 0) yield break;
        var begin = line.Colon >= 0 && line.Colon < colon ? line : source.AllAbove(line).FirstOrDefault(l => l.Colon >= 0 && l.Item < line.Indent);
        if (begin is null) yield break;
        var count = begin.Index == line.Index ? source.LinesOfValue(line) : Math.Max(source.LinesOfValue(begin), line.Index - begin.Index + 1);
        if (begin.Index == line.Index && count == 1)
        {
            yield return new Mending(line, colon, 1, "A colon and a space inside a text make a key of it for YAML.", "Put the text in quotation marks", line.WithValue(YamlQuotes.Quoted(line.Words)));
            yield break;
        }

        // Over several lines: as a block, in which every character is part of the text.
        var indent = new string(' ', begin.Item + 2);
        var lines = source.Texts(begin.Index + 1, count - 1);
        var mark = begin.Words.Length == 0 || lines.Any(string.IsNullOrWhiteSpace) ? "|" : ">-";
        string[] first = begin.Words.Length == 0 ? [] : [indent + begin.Words];
        string[] block = [begin.Text[..(begin.Colon + 1)] + " " + mark, .. first, .. lines.Select(l => string.IsNullOrWhiteSpace(l) ? "" : indent + l.Trim())];
        yield return new Mending(begin, begin.Value, begin.Words.Length, $"This text holds a colon and a space, which make a key of it for YAML: `{line.Text.Trim()}`.",
            $"Let the line of the key end with `{mark}` and the text begin below it", [.. block]) { Count = count };
    }

    /// <summary>Where a colon with a gap after it stands in the text, or -1.</summary>
    private static int Colon(YamlLine line)
    {
        for (var at = line.Text.IndexOf(':', line.Colon < 0 ? line.Item : line.Value); at >= 0 && at < line.ValueEnd; at = line.Text.IndexOf(':', at + 1))
            if (at + 1 == line.Text.Length || Blanks.IsBlank(line.Text[at + 1])) return at;
        return -1;
    }
}
