using Archive.Problems;

namespace Archive.Yaml.Block;

/// <content>Texts: plain, in quotes.</content>
internal sealed partial class BlockReader
{
    /// <summary>What ends a plain text on its line.</summary>
    private enum PlainStop
    {
        Line,
        Comment,
        Colon,
    }

    /// <summary>Whether a text without quotes may begin so; other beginnings mean something to YAML, or are refused.</summary>
    private bool CanBeginPlain(int at)
    {
        var c = _lines.Text[at];
        return c == '-' ? !_lines.IsGap(at + 1) : !"?:,[]{}#&*!|>'\"%@`".Contains(c, StringComparison.Ordinal);
    }

    /// <summary>Where the plain text that begins at <paramref name="at"/> ends on this line.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="end">The offset after its last character.</param>
    private PlainStop PlainEnd(int at, out int end)
    {
        var text = _lines.Text;
        for (var from = at; ; from++)
        {
            var next = text.AsSpan(from, _lines.End - from).IndexOfAny(':', '#');
            var stop = next < 0 ? PlainStop.Line : text[from + next] == ':' ? PlainStop.Colon : PlainStop.Comment;
            from = next < 0 ? _lines.End : from + next;
            if (stop == PlainStop.Colon && !_lines.IsGap(from + 1)) continue;
            if (stop == PlainStop.Comment && (from == at || text[from - 1] != ' ')) continue;
            end = from;
            while (end > at && text[end - 1] == ' ') end--;
            return stop;
        }
    }

    /// <summary>A text without quotes, on one line or several.</summary>
    private YamlText? Plain(int at, int column, int depth)
    {
        if (!CountsOne(depth) || !CanBeginPlain(at)) return null;
        var stop = PlainEnd(at, out var end);
        if (stop == PlainStop.Colon) return null;
        var words = _lines.Text.AsSpan(at, end - at);
        var where = Place(at, end - at);
        if (stop == PlainStop.Comment)
        {
            var comment = CommentAt(_lines.SkipSpaces(end));
            _lines.NextContent();
            return PlainText(_words.Value(words), where, comment);
        }

        if (Continues(column) is var breaks and > 0) return Folded(words, breaks, column, where with { Length = 1 });
        _lines.SkipToContent();
        return PlainText(_words.Value(words), where, null);
    }

    /// <summary>Goes to the next line that is not blank.</summary>
    /// <returns>The line breaks up to it when it continues a plain text, otherwise 0.</returns>
    private int Continues(int column)
    {
        var breaks = 0;
        do
        {
            _lines.Next();
            breaks++;
        }
        while (!_lines.IsOver && _lines.IsBlank);
        return !_lines.IsOver && _lines.Indent > column && _lines.Text[_lines.At] != '#' ? breaks : 0;
    }

    /// <summary>A plain text of several lines: one line break is a space, more are one less.</summary>
    private YamlText? Folded(ReadOnlySpan<char> first, int breaks, int column, SourceSpan where)
    {
        _folded.Clear().Append(first);
        YamlComment? comment = null;
        for (; breaks > 0; breaks = Continues(column))
        {
            Fold(breaks);
            var stop = PlainEnd(_lines.At, out var end);
            if (stop == PlainStop.Colon) return null;
            _folded.Append(_lines.Text, _lines.At, end - _lines.At);
            if (stop == PlainStop.Line) continue;
            comment = CommentAt(_lines.SkipSpaces(end));
            _lines.Next();
            break;
        }

        _lines.SkipToContent();
        return PlainText(_folded.ToString(), where, comment);
    }

    private void Fold(int breaks)
    {
        if (breaks == 1) _folded.Append(' ');
        else _folded.Append('\n', breaks - 1);
    }

    private static YamlText PlainText(string value, SourceSpan where, YamlComment? comment) =>
        new(value is "~" or "null" ? "" : value, true, where) { Comment = comment };

    /// <summary>The comment at the offset, or null when the line ends there.</summary>
    private YamlComment? CommentAt(int at) =>
        at == _lines.End ? null : YamlComment.Of(_lines.Text.AsSpan(at.._lines.End), Place(at, _lines.End - at));

    /// <summary>A text in quotes that ends on its line.</summary>
    private YamlText? Quoted(int at, int depth)
    {
        var end = QuoteEnd(at);
        if (!CountsOne(depth) || end < 0 || Unquoted(at, end) is not { } value) return null;
        var text = new YamlText(value, false, Place(at, end - at));
        return EndsLine(end) ? text : null;
    }

    /// <summary>Whether nothing but a comment follows on the line; if so, goes to the next one with content.</summary>
    private bool EndsLine(int after)
    {
        var at = _lines.SkipSpaces(after);
        if (at < _lines.End && (at == after || _lines.Text[at] != '#')) return false;
        _lines.NextContent();
        return true;
    }

    /// <summary>The offset after the closing quotation mark, or -1 when it is not on this line.</summary>
    private int QuoteEnd(int at)
    {
        var line = _lines.Text.AsSpan(0, _lines.End);
        var mark = line[at];
        for (at++; at < line.Length; at += 2)
        {
            var next = mark == '"' ? line[at..].IndexOfAny('"', '\\') : line[at..].IndexOf('\'');
            if (next < 0) return -1;
            at += next;
            // A mark that is written twice, or after a backslash, is part of the text.
            var isPart = line[at] == '\\' || (mark == '\'' && at + 1 < line.Length && line[at + 1] == '\'');
            if (!isPart) return at + 1;
        }

        return -1;
    }

    /// <summary>The text between quotation marks; null when it holds an escape that is seldom written.</summary>
    private string? Unquoted(int at, int end)
    {
        var inner = _lines.Text.AsSpan(at + 1, end - at - 2);
        if (_lines.Text[at] == '\'') return inner.Contains('\'') ? inner.ToString().Replace("''", "'", StringComparison.Ordinal) : inner.ToString();
        if (!inner.Contains('\\')) return inner.ToString();
        _folded.Clear();
        for (var i = 0; i < inner.Length; i++)
        {
            var c = inner[i];
            if (c == '\\' && inner[++i] is var escape)
            {
                if (escape is not ('"' or '\\' or 'n' or 't')) return null;
                c = escape switch { 'n' => '\n', 't' => '\t', _ => escape };
            }

            _folded.Append(c);
        }

        return _folded.ToString();
    }
}
