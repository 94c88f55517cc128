using Archive.Render.Html;

namespace Archive.Render.Body;

/// <summary>Writes a text with elements over it that may cross each other: a sweep over their boundaries. To close an element
/// that is not innermost, those above it are closed and opened again.</summary>
internal static class Sweep
{
    /// <summary>Writes a part of a text.</summary>
    /// <param name="writer">Receives the HTML.</param>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins, UTF-16.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="layers">Elements that have a character in common with the part, by start, then longer first, then rank.</param>
    /// <param name="inserts">Markup from <paramref name="start"/> to <paramref name="end"/> inclusive, by place and order.</param>
    public static void Write(Utf8Writer writer, string text, int start, int end, IReadOnlyList<Layer> layers, ReadOnlySpan<Insert> inserts)
    {
        var open = new List<Layer>();
        var at = start;
        int nextLayer = 0, nextInsert = 0;
        while (true)
        {
            var stop = end;
            if (nextLayer < layers.Count) stop = Math.Min(stop, Math.Max(start, layers[nextLayer].Start));
            if (nextInsert < inserts.Length) stop = Math.Min(stop, inserts[nextInsert].At);
            foreach (var layer in open) stop = Math.Min(stop, layer.End);
            writer.Text(text.AsSpan(at, stop - at));
            at = stop;
            CloseEnding(writer, open, at);
            for (; nextInsert < inserts.Length && inserts[nextInsert].At == at; nextInsert++) writer.Raw(inserts[nextInsert].Markup);
            if (at >= end) break;
            for (; nextLayer < layers.Count && layers[nextLayer].Start <= at; nextLayer++)
            {
                if (layers[nextLayer].End <= at) continue;
                Open(writer, layers[nextLayer]);
                open.Add(layers[nextLayer]);
            }
        }

        for (var i = open.Count - 1; i >= 0; i--) Close(writer, open[i]);
    }

    private static void CloseEnding(Utf8Writer writer, List<Layer> open, int at)
    {
        var lowest = open.FindIndex(l => l.End <= at);
        if (lowest < 0) return;
        for (var i = open.Count - 1; i >= lowest; i--) Close(writer, open[i]);
        var above = open[lowest..];
        open.RemoveRange(lowest, open.Count - lowest);
        foreach (var layer in above)
        {
            if (layer.End <= at) continue;
            Open(writer, layer);
            open.Add(layer);
        }
    }

    private static void Open(Utf8Writer writer, Layer layer)
    {
        var (before, first) = layer.First?.Take() ?? ("", "");
        writer.Raw(before);
        writer.Raw("<"u8);
        writer.Raw(layer.Element);
        writer.Raw(first);
        writer.Raw(layer.Attributes);
        writer.Raw(">"u8);
    }

    private static void Close(Utf8Writer writer, Layer layer)
    {
        writer.Raw("</"u8);
        writer.Raw(layer.Element);
        writer.Raw(">"u8);
    }
}
