
namespace Archive.Yaml.Block;

/// <content>Texts whose lines stand below a bar (kept as they are) or a greater-than sign (folded).</content>
internal sealed partial class BlockReader
{
    /// <summary>A block: <c>|</c> or <c>&gt;</c>, perhaps with <c>-</c> or <c>+</c>, and lines that are indented more.</summary>
    private YamlText? Block(int at, int column, int depth)
    {
        if (!CountsOne(depth)) return null;
        var text = _lines.Text;
        var where = Place(at);
        var folds = text[at] == '>';
        var chomp = Peek(at + 1);
        if (_lines.SkipSpaces(chomp is '-' or '+' ? at + 2 : at + 1) < _lines.End) return null;
        _lines.Next();
        // Blank lines at the beginning have rules of their own about their spaces.
        if (_lines.IsOver || _lines.IsBlank || _lines.Indent <= column) return null;
        var breaks = BlockLinesFrom(_lines.Indent, folds);
        if (chomp != '-') _folded.Append('\n', chomp == '+' ? breaks : Math.Min(1, breaks));
        _lines.SkipToContent();
        return new YamlText(_folded.ToString(), false, where);
    }

    /// <summary>Gathers the lines from this one on that are indented by <paramref name="indent"/> or are blank.</summary>
    /// <returns>The line breaks after the last one.</returns>
    private int BlockLinesFrom(int indent, bool folds)
    {
        _folded.Clear();
        var breaks = 0;
        var wasIndented = false;
        for (; !_lines.IsOver; _lines.Next())
        {
            var start = _lines.Start + indent;
            var isBreakOnly = _lines.IsBlank && _lines.End <= start;
            if (!isBreakOnly)
            {
                if (_lines.Indent < indent) break;
                // Lines that are indented further, or that are spaces, are not folded.
                var isIndented = _lines.Text[start] == ' ';
                if (folds && breaks > 0 && !wasIndented && !isIndented) Fold(breaks);
                else _folded.Append('\n', breaks);
                wasIndented = isIndented;
                breaks = 0;
                _folded.Append(_lines.Text, start, _lines.End - start);
            }

            // The end of the text is no line break.
            if (_lines.End < _lines.Text.Length) breaks++;
        }

        return breaks;
    }
}
