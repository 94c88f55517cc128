using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Archive.Problems;

namespace Archive.Yaml.Block;

/// <summary>Reads the YAML that people write by hand: keys and lists by indentation, texts, one-line collections in brackets.</summary>
/// <remarks>It makes the nodes that <c>YamlReader</c> would make with the full parser, at a fraction of the time, or
/// gives up; it never guesses and never reports a problem. Every method that returns null has given up, and every method
/// that reads a value leaves the lines at the next one with content.</remarks>
internal sealed partial class BlockReader
{
    /// <summary>Keys are compared one by one in a map of this size; a longer one is hashed.</summary>
    private const int FewKeys = 16;

    /// <summary>A key must be shorter than 1,024 characters; this reader need not know where exactly that ends.</summary>
    private const int LongestKey = 500;

    /// <summary>Opening brackets on one line from which on the text is looked over more closely, by <c>YamlReader</c>.</summary>
    private const int ManyBrackets = YamlLimits.Depth;

    // A reader keeps its buffers for the next file.
    [ThreadStatic]
    private static BlockReader? _ofThread;

    private readonly BlockLines _lines = new();
    private readonly BlockWords _words = new();
    private readonly List<KeyValuePair<YamlText, YamlNode>> _entries = [];
    private readonly List<YamlNode> _items = [];
    private readonly StringBuilder _folded = new();
    private string _file = "";
    private int _lineOffset;
    private int _nodes;

    /// <summary>Reads one document.</summary>
    /// <param name="file">Path relative to the input, for positions.</param>
    /// <param name="text">The YAML; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which <paramref name="text"/> begins.</param>
    /// <returns>The keys and values, or null when the full parser has to read the text.</returns>
    public static YamlMap? Read(string file, string text, int firstLine)
    {
        if (!BlockLines.IsPlain(text) || HasManyBrackets(text)) return null;
        return (_ofThread ??= new BlockReader()).Document(file, text, firstLine);
    }

    private YamlMap? Document(string file, string text, int firstLine)
    {
        _file = file;
        _lineOffset = firstLine - 1;
        _nodes = 0;
        _entries.Clear();
        _items.Clear();
        _lines.Begin(text);
        if (_lines.IsOver || _lines.Indent > 0) return null;
        var root = Map(_lines.At, 1);
        return _lines.IsOver && _nodes <= YamlLimits.Parts ? root : null;
    }

    /// <summary>Whether a line has so many opening brackets that they may be too many.</summary>
    private static bool HasManyBrackets(ReadOnlySpan<char> text)
    {
        for (var open = 0; text.IndexOfAny('[', '{') is var at and >= 0; text = text[(at + 1)..])
        {
            open = text[..at].Contains('\n') ? 1 : open + 1;
            if (open >= ManyBrackets) return true;
        }

        return false;
    }

    /// <summary>Keys and values, of which the first key is at <paramref name="at"/> and the others below it.</summary>
    private YamlMap? Map(int at, int depth)
    {
        if (!CountsOne(depth)) return null;
        var first = _entries.Count;
        var column = at - _lines.Start;
        var where = Place(at);
        HashSet<string>? seen = null;
        for (; ; at = _lines.At)
        {
            if (Key(at, depth + 1, out var after) is not { } key || IsSeen(key.Value, first, ref seen)) return null;
            if (Value(after, column, depth + 1) is not { } value) return null;
            _entries.Add(new(key, value));
            if (_lines.IsOver || _lines.Indent != column) break;
        }

        if (!_lines.IsOver && _lines.Indent > column) return null;
        return TakeEntries(first, where);
    }

    /// <summary>Whether the map has the key already, or it is one that is refused.</summary>
    private bool IsSeen(string key, int first, ref HashSet<string>? seen)
    {
        if (key == "<<") return true;
        if (seen is not null) return !seen.Add(key);
        for (var i = first; i < _entries.Count; i++)
            if (_entries[i].Key.Value == key) return true;
        if (_entries.Count - first < FewKeys) return false;
        seen = new HashSet<string>(StringComparer.Ordinal) { key };
        for (var i = first; i < _entries.Count; i++) seen.Add(_entries[i].Key.Value);
        return false;
    }

    /// <summary>The items of a list, of which the first dash is at <paramref name="at"/> and the others below it.</summary>
    private YamlList? List(int at, int depth)
    {
        if (!CountsOne(depth)) return null;
        var first = _items.Count;
        var column = at - _lines.Start;
        var where = Place(at);
        for (; ; at = _lines.At)
        {
            if (Item(at + 1, column, depth + 1) is not { } item) return null;
            _items.Add(item);
            if (_lines.IsOver || _lines.Indent != column || !_lines.IsDash(_lines.At)) break;
        }

        if (!_lines.IsOver && _lines.Indent > column) return null;
        return TakeItems(first, where);
    }

    private YamlMap TakeEntries(int first, SourceSpan where, bool isBraced = false)
    {
        var entries = ImmutableArray.Create(CollectionsMarshal.AsSpan(_entries)[first..]);
        CollectionsMarshal.SetCount(_entries, first);
        return new YamlMap(entries, where) { IsBraced = isBraced };
    }

    private YamlList TakeItems(int first, SourceSpan where)
    {
        var items = ImmutableArray.Create(CollectionsMarshal.AsSpan(_items)[first..]);
        CollectionsMarshal.SetCount(_items, first);
        return new YamlList(items, where);
    }

    /// <summary>What stands after a key's colon or below it.</summary>
    private YamlNode? Value(int after, int column, int depth)
    {
        var at = _lines.SkipSpaces(after);
        if (at < _lines.End && _lines.Text[at] != '#') return OnLine(at, column, depth);
        var nothing = Empty(after, at, depth);
        _lines.NextContent();
        if (_lines.IsOver || nothing is null) return nothing;
        if (_lines.Indent > column) return Node(_lines.At, column, depth);
        // The dashes of a list may stand below the key itself.
        return _lines.Indent == column && _lines.IsDash(_lines.At) ? List(_lines.At, depth) : nothing;
    }

    /// <summary>What stands after a dash or below it.</summary>
    private YamlNode? Item(int after, int column, int depth)
    {
        var at = _lines.SkipSpaces(after);
        if (at < _lines.End && _lines.Text[at] != '#') return Node(at, column, depth);
        var nothing = Empty(after, at, depth);
        _lines.NextContent();
        return !_lines.IsOver && _lines.Indent > column && nothing is not null ? Node(_lines.At, column, depth) : nothing;
    }

    /// <summary>A node where a key or a dash may begin, too.</summary>
    private YamlNode? Node(int at, int column, int depth)
    {
        if (_lines.IsDash(at)) return List(at, depth);
        return IsKey(at) ? Map(at, depth) : OnLine(at, column, depth);
    }

    /// <summary>A text or a collection in brackets that begins at the offset.</summary>
    private YamlNode? OnLine(int at, int column, int depth) => _lines.Text[at] switch
    {
        '\'' or '"' => Quoted(at, depth),
        '[' or '{' => Flow(at, depth),
        '|' or '>' => Block(at, column, depth),
        _ => Plain(at, column, depth),
    };

    private bool IsKey(int at)
    {
        var c = _lines.Text[at];
        if (c is '\'' or '"')
        {
            var after = QuoteEnd(at);
            if (after < 0) return false;
            after = _lines.SkipSpaces(after);
            return after < _lines.End && _lines.Text[after] == ':';
        }

        return CanBeginPlain(at) && PlainEnd(at, out var end) == PlainStop.Colon && end > at;
    }

    /// <summary>The key at the offset.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="depth">How deep it is nested.</param>
    /// <param name="after">Where the colon has ended.</param>
    private YamlText? Key(int at, int depth, out int after)
    {
        after = at;
        if (!CountsOne(depth)) return null;
        var text = _lines.Text;
        var quoted = text[at] is '\'' or '"';
        int end;
        if (quoted)
        {
            end = QuoteEnd(at);
            if (end < 0) return null;
        }
        else if (text[at] == '-' || !CanBeginPlain(at) || PlainEnd(at, out end) != PlainStop.Colon || text.AsSpan(at, end - at).Contains('*')) return null;

        var colon = _lines.SkipSpaces(end);
        if (colon >= _lines.End || text[colon] != ':' || !_lines.IsGap(colon + 1) || colon - at > LongestKey) return null;
        after = colon + 1;
        if (!quoted) return text.AsSpan(at, end - at).StartsWith("...") ? null : PlainText(_words.Key(text.AsSpan(at, end - at)), Place(at, end - at), null);
        return Unquoted(at, end) is { } value ? new YamlText(value, false, Place(at, end - at)) : null;
    }

    private YamlText? Empty(int after, int comment, int depth) =>
        CountsOne(depth) ? new YamlText("", true, Place(after)) { Comment = CommentAt(comment) } : null;

    private bool CountsOne(int depth)
    {
        _nodes++;
        return depth <= YamlLimits.Depth;
    }

    private SourceSpan Place(int at, int length = 1) =>
        new(_file, _lines.Number + _lineOffset, at - _lines.Start + 1, Math.Max(1, length));
}
