namespace Archive.Read.Yaml.Diagnosis;

/// <summary>Lines that begin in the wrong column, and items without their hyphen.</summary>
internal static class Structure
{
    /// <summary>Lines above whose columns may have been meant.</summary>
    private const int Models = 6;

    /// <summary>Lines above among which the same key is looked for.</summary>
    private const int FarModels = 200;

    /// <summary>A key or an item that stands some columns too far to the left or to the right.</summary>
    public static IEnumerable<Mending> KeyElsewhere(YamlLine line, YamlSource source)
    {
        if (!line.HasContent || (line.Colon < 0 && line.Dash < 0)) yield break;
        var tried = new HashSet<int> { line.Indent };
        var alike = source.AllAbove(line).Take(FarModels).Where(l => l.Colon >= 0 && l.Dash < 0 && line.Dash < 0 && l.Key == line.Key).Take(1);
        foreach (var model in alike.Concat(source.AllAbove(line).Take(Models)).Concat(source.Below(line) is { } below ? [below] : []))
        {
            var column = line.Dash >= 0 ? model.Dash >= 0 ? model.Indent : -1 : model.Colon >= 0 ? model.Item : -1;
            if (column < 0 || !tried.Add(column)) continue;
            var name = line.Colon >= 0 ? $"`{line.Key}`" : "This item";
            yield return new Mending(line, line.Indent, 1,
                FormattableString.Invariant($"{name} begins in column {line.Indent + 1}, but what it belongs to begins in column {column + 1}."),
                $"Let it begin below {(model.Dash >= 0 && line.Dash >= 0 ? "the hyphen" : $"`{model.Key}`")}", line.At(column));
        }
    }

    /// <summary>An item of a list without its hyphen.</summary>
    public static IEnumerable<Mending> HyphenMissing(YamlLine line, YamlSource source)
    {
        if (line.Colon < 0 || line.Dash >= 0) yield break;
        if (source.AllAbove(line).FirstOrDefault(l => l.Dash >= 0 && l.Dash <= line.Indent) is not { } item || item.Key != line.Key) yield break;
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

    /// <summary>A text whose second line begins too far to the left.</summary>
    public static IEnumerable<Mending> WrappedText(YamlLine line, YamlSource source)
    {
        if (!line.HasContent || line.Colon >= 0 || line.Dash >= 0) yield break;
        if (source.AllAbove(line).FirstOrDefault(l => l.Colon >= 0 || l.Dash >= 0) is not { } begin) yield break;
        var indent = new string(' ', begin.Item + 2);
        var count = source.LinesOfValue(line);
        var lines = source.Texts(line.Index, count).Select(l => l.Trim().Length == 0 ? "" : indent + l.Trim());
        yield return new Mending(line, line.Indent, 1, $"This line belongs to the text of `{begin.Key}` above it and stands too far to the left.",
            "Let it begin further to the right", [.. lines]) { Count = count };
    }
}
