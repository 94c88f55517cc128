
namespace Archive.Yaml;

/// <summary>White space that is no space, where only spaces may stand: before a key, after a hyphen or a colon.</summary>
internal static class WhiteSpace
{
    /// <summary>A tab before the first word.</summary>
    public static IEnumerable<Mending> Tab(YamlLine line, YamlSource source)
    {
        var at = line.Text.AsSpan(0, line.Item).IndexOf('\t');
        if (at < 0) yield break;
        var others = source.CountOf(l => l != line && l.Text.AsSpan(0, l.Item).Contains('\t'));
        var message = "The line begins with a tab; in YAML only spaces may stand there."
            + (others == 0 ? "" : others == 1 ? " So does another line." : FormattableString.Invariant($" So do {others} other lines."));
        if (line.Item == line.Text.Length)
        {
            yield return new Mending(line, at, 1, "The line seems to be empty and holds a tab.", "Delete what is in the line", "") { IsCertain = true };
            yield break;
        }

        // Who has typed one tab has typed others below it, each for as many spaces.
        var count = source.Count - line.Index;
        foreach (var width in Widths(line, source))
            yield return new Mending(line, at, 1, message, "Type spaces instead of the tab", [.. Enumerable.Range(line.Index, count).Select(i => Untabbed(source[i], width))]) { Count = count, IsCertain = true };
    }

    private static string Untabbed(YamlLine line, int width) =>
        line.Text.AsSpan(0, line.Item).Contains('\t') ? Blanks.Spaced(line.Text[..line.Indent], width) + Dashes(line) : line.Text;

    /// <summary>A no-break space and the like.</summary>
    public static IEnumerable<Mending> OtherSpace(YamlLine line, YamlSource source)
    {
        foreach (var (from, to) in ((int, int)[])[(0, line.Item), (line.Colon + 1, line.Value)])
        {
            if (line.Colon < 0 && from > 0) continue;
            var at = line.Text.AsSpan(from, to - from).IndexOfAnyExcept(' ', '\t');
            while (at >= 0 && !Blanks.IsBlank(line.Text[from + at])) at = Next(line.Text, from, to, at);
            if (at < 0) continue;
            var spaced = string.Concat(line.Text[from..to].Select(c => Blanks.IsBlank(c) ? Blanks.Spaced(c.ToString(), 2) : c.ToString()));
            if (from > 0 && spaced.Length == 0) spaced = " ";
            yield return new Mending(line, from + at, 1, $"Here stands {Blanks.Name(line.Text[from + at])}, where YAML takes nothing but a space.", Blanks.IsUnseen(line.Text[from + at]) ? "Delete it" : "Type a space instead",
                line.Text[..from] + spaced + line.Text[to..]) { IsCertain = true };
        }
    }

    private static int Next(string text, int from, int to, int at)
    {
        var next = text.AsSpan(from + at + 1, to - from - at - 1).IndexOfAnyExcept(' ', '\t');
        return next < 0 ? -1 : at + 1 + next;
    }

    /// <summary>What a tab may have been meant to be: as many spaces as the neighbours have, else two, four or eight.</summary>
    private static IEnumerable<int> Widths(YamlLine line, YamlSource source)
    {
        if (line.Indent == 0) return [1];
        var tabs = Math.Max(1, line.Text.AsSpan(0, line.Indent).Count('\t'));
        var spaces = line.Indent - tabs;
        var columns = source.AllAbove(line).Take(8).SelectMany(l => (int[])[l.Indent, l.Item, l.Indent + 2]);
        return columns.Where(c => c >= spaces && (c - spaces) % tabs == 0).Select(c => (c - spaces) / tabs).Concat([2, 4, 8]).Distinct();
    }

    /// <summary>Hyphens and words of the line, with a space for the tab after a hyphen.</summary>
    private static string Dashes(YamlLine line) =>
        string.Concat(line.Text[line.Indent..line.Item].Select(c => c == '-' ? "- " : "")) + line.Text[line.Item..];
}
