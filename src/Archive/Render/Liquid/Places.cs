using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Render.Liquid;

/// <summary>Places in files of a theme, and what stands around them.</summary>
internal static class Places
{
    /// <summary>The place of an offset.</summary>
    public static SourceSpan In(string file, string text, int at, int length)
    {
        var before = text.AsSpan(0, at);
        return new SourceSpan(file, before.Count('\n') + 1, at - before.LastIndexOf('\n'), Math.Max(1, length));
    }

    /// <summary>The line with the place under it; of a long line what stands around the place. Empty where there is no line.</summary>
    public static ImmutableArray<string> Shown(string text, SourceSpan where)
    {
        if (where.Line == 0 || text.Split('\n').ElementAtOrDefault(where.Line - 1)?.TrimEnd('\r') is not { } line) return [];
        var from = Math.Max(0, where.Column - 41);
        if (from > line.Length) return [];
        var shown = line[from..Math.Min(line.Length, from + 100)].Replace('\t', ' ');
        return [shown, new string(' ', where.Column - 1 - from) + new string('^', where.Length)];
    }
}
