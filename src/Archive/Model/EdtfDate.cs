using System.Globalization;

namespace Archive.Model;

/// <summary>A date as EDTF writes it, as far as the archive uses it: a year, a month, a day, a day with a time,
/// an interval of those; each approximate (<c>~</c>), uncertain (<c>?</c>) or both (<c>%</c>).</summary>
/// <remarks>Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1 in part.</remarks>
/// <param name="Text">As written.</param>
/// <param name="First">First day meant, inclusive.</param>
/// <param name="Last">Last day meant, inclusive.</param>
/// <param name="Approximate">Whether it is marked as approximate.</param>
/// <param name="Uncertain">Whether it is marked as uncertain.</param>
public sealed record EdtfDate(string Text, DateOnly First, DateOnly Last, bool Approximate, bool Uncertain) : IComparable<EdtfDate>
{
    /// <summary>Reads a date.</summary>
    /// <param name="text">As written.</param>
    /// <param name="date">The date, or null.</param>
    /// <param name="reason">Why it is none and what to write instead; empty when it is one.</param>
    public static bool TryParse(string text, out EdtfDate? date, out string reason)
    {
        if (!text.Contains('/', StringComparison.Ordinal)) return Single(text, out date, out reason);
        date = null;
        var sides = text.Split('/');
        if (sides.Length > 2 || !Array.TrueForAll(sides, s => s == ".." || EdtfSide.TryParse(s, out _)))
        {
            reason = "write year-month-day, as in 2017-12-30; an interval is 2017-10/2017-11.";
            return false;
        }

        EdtfDate? from = null, to = null;
        reason = "an interval needs at least one date.";
        if (sides[0] != ".." && !Single(sides[0], out from, out reason)) return false;
        if (sides[1] != ".." && !Single(sides[1], out to, out reason)) return false;
        if (from is null && to is null) return false;
        var (first, last) = (from?.First ?? DateOnly.MinValue, to?.Last ?? DateOnly.MaxValue);
        if (last < first)
        {
            reason = "the interval ends before it begins.";
            return false;
        }

        reason = "";
        date = new EdtfDate(text, first, last, from?.Approximate == true || to?.Approximate == true, from?.Uncertain == true || to?.Uncertain == true);
        return true;
    }

    /// <summary>The date in the form that HTML has for machines; null for an interval, which has none.</summary>
    /// <remarks>HTML Living Standard, 2.3.5: a year, a month, a date, or a date and time.</remarks>
    public string? Machine => Text.Contains('/', StringComparison.Ordinal) ? null : Text.TrimEnd('~', '?', '%');

    /// <summary>Whether <paramref name="at"/> lies wholly or partly between the two dates; null is an open end.</summary>
    public static bool Covers(EdtfDate? from, EdtfDate? to, EdtfDate at) =>
        (from is null || at.Last >= from.First) && (to is null || at.First <= to.Last);

    /// <summary>Orders by first day, then last day, then text: a total order without a clock.</summary>
    public int CompareTo(EdtfDate? other)
    {
        if (other is null) return 1;
        var byFirst = First.CompareTo(other.First);
        if (byFirst != 0) return byFirst;
        var byLast = Last.CompareTo(other.Last);
        return byLast != 0 ? byLast : string.CompareOrdinal(Text, other.Text);
    }

    private static bool Single(string text, out EdtfDate? date, out string reason)
    {
        date = null;
        if (!EdtfSide.TryParse(text, out var side))
        {
            reason = "write year-month-day with two digits each, as in 2017-12-30, 2017-12 or 2017.";
            return false;
        }

        var (year, month, day) = (side.Year, side.Month ?? 0, side.Day ?? 0);
        reason = year == 0 ? "the year 0000 is not used."
            : side.Month is 0 or > 12 ? $"month {month} does not exist."
            : side.Day is not null && (day == 0 || day > DateTime.DaysInMonth(year, month)) ? $"{MonthName(month)} {year} has no day {day}."
            : side.Hour is > 23 || side.Minute is > 59 ? "that time of day does not exist."
            : "";
        if (reason.Length > 0) return false;
        var first = new DateOnly(year, Math.Max(1, month), Math.Max(1, day));
        var last = month == 0 ? new DateOnly(year, 12, 31) : day == 0 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : first;
        date = new EdtfDate(text, first, last, side.Mark is '~' or '%', side.Mark is '?' or '%');
        return true;
    }

    private static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
}
