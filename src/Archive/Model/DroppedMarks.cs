using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Model;

/// <summary>Byte-order marks (U+FEFF) that were taken out of a text: pages saved from the web hold them anywhere, and nobody sees them.
/// Says where in the file the rest stands.</summary>
public sealed class DroppedMarks
{
    /// <summary>No mark was dropped.</summary>
    public static readonly DroppedMarks None = new([]);

    private const string Mark = "\uFEFF";

    // For each mark its line and the column that the next character has without the marks; in the order of the text.
    private readonly ImmutableArray<(int Line, int Column)> _places;

    private DroppedMarks(ImmutableArray<(int Line, int Column)> places) => _places = places;

    /// <summary>Takes them out.</summary>
    /// <param name="text">The text; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which it begins, from 1.</param>
    /// <param name="dropped">What was dropped.</param>
    public static string Drop(string text, int firstLine, out DroppedMarks dropped)
    {
        dropped = None;
        if (!text.Contains(Mark, StringComparison.Ordinal)) return text;
        var places = ImmutableArray.CreateBuilder<(int, int)>();
        var (line, column) = (firstLine, 1);
        foreach (var c in text)
        {
            if (c == Mark[0]) places.Add((line, column));
            else (line, column) = c == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        dropped = new DroppedMarks(places.DrainToImmutable());
        return text.Replace(Mark, "", StringComparison.Ordinal);
    }

    /// <summary>A place in the text without the marks as a place in the file.</summary>
    public SourceSpan InFile(SourceSpan where)
    {
        if (_places.IsEmpty) return where;
        var before = Before(where.Line, where.Column);
        return where with
        {
            Column = where.Column + before,
            Length = where.Length + Before(where.Line, where.Column + where.Length - 1) - before,
        };
    }

    /// <summary>How many were on the line before a character.</summary>
    private int Before(int line, int column)
    {
        var end = Place((line, column + 1));
        return end - Place((line, 0));
    }

    /// <summary>How many come before a place.</summary>
    private int Place((int, int) place)
    {
        int low = 0, high = _places.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_places[middle].CompareTo(place) < 0) low = middle + 1; else high = middle;
        }

        return low;
    }
}
