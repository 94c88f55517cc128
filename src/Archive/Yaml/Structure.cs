
namespace Archive.Yaml;

/// <summary>Lines that begin in the wrong column, and items without their hyphen.</summary>
internal static class Structure
{
    /// <summary>Lines above whose columns may have been meant.</summary>
    private const int Models = 6;

    /// <summary>Lines above among which the same key is looked for.</summary>
    private const int FarModels = 200;

    /// <summary>Lines that are moved together, at most.</summary>
    private const int LongestRun = 100;

    /// <summary>A key or an item that stands some columns too far to the left or to the right.</summary>
    public static IEnumerable<Mending> KeyElsewhere(YamlLine line, YamlSource source) => Elsewhere(line, source, isAtEdge: false);

    /// <summary>A key or an item that should begin at the left edge.</summary>
    public static IEnumerable<Mending> KeyAtTheEdge(YamlLine line, YamlSource source) => Elsewhere(line, source, isAtEdge: true);

    private static IEnumerable<Mending> Elsewhere(YamlLine line, YamlSource source, bool isAtEdge)
    {
        if (!line.HasContent || (line.Colon < 0 && line.Dash < 0)) yield break;
        var tried = new HashSet<int> { line.Indent };
        var alike = source.AllAbove(line).Take(FarModels).Where(l => l.Colon >= 0 && l.Dash < 0 && line.Dash < 0 && l.Key == line.Key).Take(1);
        // The first item of a list may be the one that stands elsewhere.
        var next = line.Dash < 0 ? [] : source.AllBelow(line).Take(FarModels).Where(l => l.Dash >= 0 && l.Key == line.Key).Take(1);
        foreach (var model in alike.Concat(source.AllAbove(line).Take(Models)).Concat(source.Below(line) is { } below ? [below] : []).Concat(next))
        {
            // A text is no item of the list in which keys with values are.
            if (line.Dash >= 0 && model.Dash >= 0 && line.Colon < 0 != model.Colon < 0) continue;
            var column = line.Dash >= 0 ? model.Dash >= 0 ? model.Indent : -1 : model.Colon >= 0 ? model.Item : -1;
            if (column < 0 || !tried.Add(column)) continue;
            var name = line.Colon >= 0 ? $"`{line.Key}`" : "This item";
            // To the left edge or away from it only when nothing else helps: nearly everything can be read there.
            if (((column == 0 || line.Indent == 0) && model.Key != line.Key) != isAtEdge) continue;
            var mending = new Mending(line, line.Indent, 1,
                FormattableString.Invariant($"{name} begins in column {line.Indent + 1}, but what it belongs to begins in column {column + 1}."),
                $"Let it begin below {(model.Dash >= 0 && line.Dash >= 0 ? "the hyphen" : $"`{model.Key}`")}", line.At(column));
            yield return mending;
            if (line.Indent == 0 || column == 0 || Run(line, source) is not (> 1 and var count)) continue;
            yield return mending with
            {
                Advice = "Move it and the lines below it, so that it begins below " + mending.Advice["Let it begin below ".Length..],
                Instead = [.. source.Texts(line.Index, count).Select(t => Moved(t, column - line.Indent))],
                Count = count,
            };
        }
    }

    /// <summary>How many lines from this one on begin in its column, or further to the right.</summary>
    private static int Run(YamlLine line, YamlSource source)
    {
        var count = 1;
        for (var below = source.Below(line); below is not null && count < LongestRun && below.Indent >= line.Indent && below.Dash >= 0 == line.Dash >= 0; below = source.Below(below))
            count = below.Index - line.Index + 1;
        return count;
    }

    private static string Moved(string text, int columns) =>
        columns > 0 ? new string(' ', columns) + text : text[Math.Min(-columns, text.Length - text.AsSpan().TrimStart(' ').Length)..];

    /// <summary>An item that stands further to the left than the key above it, whose list it begins.</summary>
    public static IEnumerable<Mending> ItemBelowKey(YamlLine line, YamlSource source)
    {
        if (line.Dash < 0 || line.Colon >= 0 || source.Above(line) is not { Colon: >= 0, Words.Length: 0 } key || line.Indent >= key.Item) yield break;
        var count = 1;
        for (var below = source.Below(line); below is { Dash: >= 0, Colon: < 0 } && below.Indent == line.Indent; below = source.Below(below)) count = below.Index - line.Index + 1;
        var lines = source.Texts(line.Index, count).Select(t => t.Trim().Length == 0 ? "" : new string(' ', key.Item + 2) + t.TrimStart());
        yield return new Mending(line, line.Indent, 1, $"This item belongs to `{key.Key}` and stands too far to the left.",
            count == 1 ? "Let it begin further to the right" : "Let it and the items below it begin further to the right", [.. lines]) { Count = count };
    }

    /// <summary>An item of a list without its hyphen.</summary>
    public static IEnumerable<Mending> HyphenMissing(YamlLine line, YamlSource source)
    {
        if (line.Colon < 0 || line.Dash >= 0) yield break;
        var above = source.AllAbove(line).FirstOrDefault(l => l.Dash >= 0 && l.Dash <= line.Indent);
        var item = above?.Key == line.Key ? above : source.AllBelow(line).Take(FarModels).FirstOrDefault(l => l.Dash >= 0 && l.Dash <= line.Indent);
        if (item is null || item.Key != line.Key) yield break;
        var hyphen = new string(' ', item.Indent) + "- ";
        const string message = "An item of the list begins here, and its hyphen is missing.";
        yield return new Mending(line, line.Indent, line.Key.Length, message, "Write", hyphen + line.Text[line.Indent..]);
        // The other keys of the item may stand below the key without a hyphen.
        var count = 1;
        for (var next = source.Below(line); next is { Dash: < 0 } && next.Indent == line.Indent && next.Key != line.Key; next = source.Below(next)) count = next.Index - line.Index + 1;
        if (count == 1) yield break;
        var rest = source.Texts(line.Index + 1, count - 1).Select(l => new string(' ', hyphen.Length) + l.TrimStart());
        yield return new Mending(line, line.Indent, line.Key.Length, message, "Write", [hyphen + line.Text[line.Indent..], .. rest]) { Count = count };
    }

    /// <summary>A text between the items of a list that has no hyphen itself.</summary>
    public static IEnumerable<Mending> HyphenMissingBeforeText(YamlLine line, YamlSource source)
    {
        if (!line.HasContent || line.Colon >= 0 || line.Dash >= 0) yield break;
        YamlLine?[] beside = [source.Below(line), source.Above(line)];
        if (Array.Find(beside, l => l is { Dash: >= 0, Colon: < 0 } && (l.Indent == line.Indent || l.Item == line.Indent)) is not { } item) yield break;
        yield return new Mending(line, line.Indent, 1, "An item of the list begins here, and its hyphen is missing.", "Write", item.Text[..item.Dash] + "- " + line.Text[line.Indent..]);
    }

    /// <summary>A text whose second line begins too far to the left.</summary>
    public static IEnumerable<Mending> WrappedText(YamlLine line, YamlSource source)
    {
        if (!line.HasContent || line.Colon >= 0 || line.Dash >= 0) yield break;
        if (source.AllAbove(line).FirstOrDefault(l => l.Colon >= 0 || l.Dash >= 0) is not { } begin) yield break;
        var indent = new string(' ', begin.Item + 2);
        var count = source.LinesOfValue(line);
        var lines = source.Texts(line.Index, count).Select(l => l.Trim().Length == 0 ? "" : indent + l.Trim());
        yield return new Mending(line, line.Indent, 1, $"This line belongs to the {(begin.Key.Length > 0 ? $"text of `{begin.Key}`" : "item")} above it and stands too far to the left.",
            "Let it begin further to the right", [.. lines]) { Count = count };
    }
}
