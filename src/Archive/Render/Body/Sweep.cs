using System.Buffers;
using Archive.Render.Html;

namespace Archive.Render.Body;

/// <summary>Writes a text with elements over it that may cross each other: a sweep over their boundaries. To close an element
/// that is not innermost, those above it are closed and opened again.</summary>
internal sealed class Sweep
{
    /// <summary>Characters of which an attribute without quotation marks may be made: some of those that HTML allows (13.1.2.3).</summary>
    private static readonly SearchValues<char> Bare = SearchValues.Create(
        "/#-_.:0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly List<Layer> _open = [];
    private readonly List<Layer> _above = [];

    /// <summary>Writes a part of a text.</summary>
    /// <param name="writer">Receives the HTML.</param>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins, UTF-16.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="layers">Elements by start, then longer first, then rank;
    /// those without a character in common with the part are passed over.</param>
    /// <param name="inserts">Markup from <paramref name="start"/> to <paramref name="end"/> inclusive, by place and order.</param>
    public void Write(Utf8Writer writer, string text, int start, int end, List<Layer> layers, ReadOnlySpan<Insert> inserts)
    {
        var at = start;
        int nextLayer = 0, nextInsert = 0;
        while (true)
        {
            var stop = end;
            if (nextLayer < layers.Count) stop = Math.Min(stop, Math.Max(start, layers[nextLayer].Start));
            if (nextInsert < inserts.Length) stop = Math.Min(stop, inserts[nextInsert].At);
            foreach (var layer in _open) stop = Math.Min(stop, layer.End);
            writer.Text(text.AsSpan(at, stop - at));
            at = stop;
            CloseEnding(writer, at);
            for (; nextInsert < inserts.Length && inserts[nextInsert].At == at; nextInsert++) writer.Raw(inserts[nextInsert].Markup);
            if (at >= end) break;
            for (; nextLayer < layers.Count && layers[nextLayer].Start <= at; nextLayer++)
            {
                if (layers[nextLayer].End <= at) continue;
                Open(writer, layers[nextLayer]);
                _open.Add(layers[nextLayer]);
            }
        }

        for (var i = _open.Count - 1; i >= 0; i--) Close(writer, _open[i]);
        _open.Clear();
    }

    private void CloseEnding(Utf8Writer writer, int at)
    {
        var lowest = 0;
        while (lowest < _open.Count && _open[lowest].End > at) lowest++;
        if (lowest == _open.Count) return;
        for (var i = _open.Count - 1; i >= lowest; i--) Close(writer, _open[i]);
        _above.Clear();
        for (var i = lowest; i < _open.Count; i++)
            if (_open[i].End > at) _above.Add(_open[i]);
        _open.RemoveRange(lowest, _open.Count - lowest);
        foreach (var layer in _above)
        {
            Open(writer, layer);
            _open.Add(layer);
        }
    }

    private static void Open(Utf8Writer writer, Layer layer)
    {
        var first = layer.First?.Take();
        if (first is not null) Former(writer, first);
        writer.Raw("<"u8);
        writer.Raw(layer.Element);
        if (first is not null) Attribute(writer, " id="u8, first.Id);
        if (layer.Class.Length > 0) Attribute(writer, " class="u8, layer.Class);
        if (layer.Href is { } href)
        {
            Attribute(writer, " href="u8, href);
            if (OtherSites.Has(href)) Attribute(writer, " rel="u8, OtherSites.Rel);
        }

        if (layer.Note is { } note)
        {
            writer.Raw(" aria-details=_"u8);
            writer.Raw(note);
        }

        writer.Raw(">"u8);
    }

    /// <summary>The earlier permalinks, before the place of today's.</summary>
    private static void Former(Utf8Writer writer, Link.LinkedAnnotation annotation)
    {
        foreach (var former in annotation.Annotation.Formerly)
        {
            if (former.Value == annotation.Id) continue;
            Attribute(writer, "<span id="u8, former.Value);
            writer.Raw("></span>"u8);
        }
    }

    /// <summary>An attribute; ids, classes and addresses of the site mostly need no quotation marks.</summary>
    private static void Attribute(Utf8Writer writer, ReadOnlySpan<byte> name, string value)
    {
        writer.Raw(name);
        var isBare = value.Length > 0 && !value.AsSpan().ContainsAnyExcept(Bare);
        if (!isBare) writer.Raw("\""u8);
        writer.Text(value);
        if (!isBare) writer.Raw("\""u8);
    }

    private static void Close(Utf8Writer writer, Layer layer)
    {
        writer.Raw("</"u8);
        writer.Raw(layer.Element);
        writer.Raw(">"u8);
    }
}
