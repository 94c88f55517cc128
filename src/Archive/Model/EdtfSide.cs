using System.Diagnostics.CodeAnalysis;

namespace Archive.Model;

/// <summary>The digits of a date that is no interval, before anyone asks whether there is such a day.</summary>
/// <remarks><c>Offset</c> is that of the zone from UTC in minutes. A date is written <c>2017-12-30T14:05:59Z</c>, or any beginning of that
/// down to the year (seconds and zone each may be missing), and perhaps one of <c>~ ? %</c>.</remarks>
internal readonly record struct EdtfSide(int Year, int? Month, int? Day, int? Hour, int? Minute, int? Offset, char? Mark)
{
    /// <summary>Seconds; 0 where none are written.</summary>
    public int Second { get; private init; }

    /// <summary>Whether no place on earth has that offset: they reach from −12:00 to +14:00, and their minutes to 59.</summary>
    /// <remarks>IANA Time Zone Database.</remarks>
    public bool IsOffsetUnknown { get; private init; }

    /// <summary>Reads the digits.</summary>
    /// <returns>Whether the text has that form and nothing more.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out EdtfSide side)
    {
        side = default;
        int? month = null, day = null, hour = null, minute = null, second = null, offset = null;
        var isUnknown = false;
        if (!Two(ref text, out var century) || !Two(ref text, out var year)) return false;
        if (After('-', ref text, out month) && After('-', ref text, out day) && After('T', ref text, out hour))
        {
            if (!After(':', ref text, out minute)) return false;
            if (After(':', ref text, out second) && second > 59) return false;
            if (!Zone(ref text, out offset, out isUnknown)) return false;
        }

        char? mark = text is ['~' or '?' or '%'] ? text[0] : null;
        side = new EdtfSide((century * 100) + year, month, day, hour, minute, offset, mark)
        {
            Second = second ?? 0,
            IsOffsetUnknown = isUnknown,
        };
        return text.IsEmpty || side.Mark is not null;
    }

    /// <summary>The zone, if there is one: <c>Z</c>, or the offset from UTC.</summary>
    /// <returns>Whether there is none or a whole one.</returns>
    private static bool Zone(ref ReadOnlySpan<char> text, out int? offset, out bool isUnknown)
    {
        const int east = 14 * 60, west = -12 * 60;
        (offset, isUnknown) = (null, false);
        if (text.StartsWith("Z"))
        {
            text = text[1..];
            offset = 0;
            return true;
        }

        var isWest = text.StartsWith("-");
        if (!After('+', ref text, out var hours) && !After('-', ref text, out hours)) return true;
        if (!After(':', ref text, out var minutes)) return false;
        offset = ((hours * 60) + minutes) * (isWest ? -1 : 1);
        isUnknown = minutes > 59 || offset is > east or < west;
        return true;
    }

    /// <summary>Two digits after a mark; nothing is taken when the text does not go on so.</summary>
    private static bool After(char mark, ref ReadOnlySpan<char> text, [NotNullWhen(true)] out int? number)
    {
        number = null;
        if (text.IsEmpty || text[0] != mark) return false;
        var rest = text[1..];
        if (!Two(ref rest, out var two)) return false;
        text = rest;
        number = two;
        return true;
    }

    private static bool Two(ref ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1])) return false;
        number = ((text[0] - '0') * 10) + text[1] - '0';
        text = text[2..];
        return true;
    }
}
