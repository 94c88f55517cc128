using System.Buffers;

namespace Archive.Yaml.Block;

/// <content>Collections in brackets, on one line.</content>
internal sealed partial class BlockReader
{
    private static readonly SearchValues<char> FlowMarks = SearchValues.Create(",[]{}:#*");

    /// <summary>A collection in brackets after which nothing follows on the line.</summary>
    private YamlNode? Flow(int at, int depth) => FlowNode(ref at, depth) is { } node && EndsLine(at) ? node : null;

    /// <summary>What begins inside or with brackets; leaves <paramref name="at"/> after it.</summary>
    private YamlNode? FlowNode(ref int at, int depth) => Peek(at) switch
    {
        '[' => FlowList(ref at, depth),
        '{' => FlowMap(ref at, depth),
        _ => FlowText(ref at, depth),
    };

    /// <summary>A list such as <c>[us, pk]</c>.</summary>
    private YamlList? FlowList(ref int at, int depth)
    {
        if (!CountsOne(depth)) return null;
        var first = _items.Count;
        var where = Place(at);
        for (at = _lines.SkipSpaces(at + 1); Peek(at) != ']';)
        {
            if (FlowNode(ref at, depth + 1) is not { } item) return null;
            _items.Add(item);
            if (!EndsFlowItem(ref at, ']')) return null;
        }

        at++;
        return TakeItems(first, where);
    }

    /// <summary>Keys and values such as <c>{ start: The first words, end: the last words }</c>.</summary>
    private YamlMap? FlowMap(ref int at, int depth)
    {
        if (!CountsOne(depth)) return null;
        var first = _entries.Count;
        var where = Place(at);
        HashSet<string>? seen = null;
        for (at = _lines.SkipSpaces(at + 1); Peek(at) != '}';)
        {
            if (FlowText(ref at, depth + 1) is not { } key || IsSeen(key.Value, first, ref seen)) return null;
            if (Peek(at) != ':' || Peek(at + 1) != ' ') return null;
            at = _lines.SkipSpaces(at + 1);
            if (FlowNode(ref at, depth + 1) is not { } value) return null;
            _entries.Add(new(key, value));
            if (!EndsFlowItem(ref at, '}')) return null;
        }

        at++;
        return TakeEntries(first, where, isBraced: true);
    }

    /// <summary>Whether a comma or the closing bracket follows; goes past the comma.</summary>
    private bool EndsFlowItem(ref int at, char closing)
    {
        at = _lines.SkipSpaces(at);
        if (Peek(at) == closing) return true;
        if (Peek(at) != ',') return false;
        at = _lines.SkipSpaces(at + 1);
        return true;
    }

    /// <summary>A text inside brackets; leaves <paramref name="at"/> at the first character after it that is no space.</summary>
    private YamlText? FlowText(ref int at, int depth)
    {
        if (!CountsOne(depth) || at >= _lines.End) return null;
        var start = at;
        var quoted = _lines.Text[at] is '\'' or '"';
        var end = quoted ? QuoteEnd(at) : FlowPlainEnd(at);
        if (end < 0) return null;
        at = _lines.SkipSpaces(end);
        var where = Place(start, end - start);
        if (!quoted) return PlainText(_words.Value(_lines.Text.AsSpan(start, end - start)), where, null);
        return Unquoted(start, end) is { } value ? new YamlText(value, false, where) : null;
    }

    /// <summary>Where the plain text inside brackets ends; -1 when it is none of which this reader is certain.</summary>
    private int FlowPlainEnd(int at)
    {
        var text = _lines.Text;
        if (!CanBeginPlain(at) || (text[at] == '-' && !char.IsAsciiLetterOrDigit(Peek(at + 1)))) return -1;
        for (var from = at; ; from++)
        {
            var next = text.AsSpan(from, _lines.End - from).IndexOfAny(FlowMarks);
            if (next < 0) return -1;
            from += next;
            var c = text[from];
            if (c == ':' && (char.IsAsciiLetterOrDigit(Peek(from + 1)) || Peek(from + 1) == '/')) continue;
            if (c == '#' && text[from - 1] != ' ') continue;
            if (c is '#' or '*' or '[' or '{') return -1;
            var end = from;
            while (end > at && text[end - 1] == ' ') end--;
            return end;
        }
    }

    /// <summary>The character at the offset, or a line feed from the end of the line on.</summary>
    private char Peek(int at) => at < _lines.End ? _lines.Text[at] : '\n';
}
