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
    /// <summary>How long a date without a time is, without a mark.</summary>
    private const int DayLength = 10;

    /// <summary>When it begins, in seconds from the year 1: of a time with a zone the moment itself; else as if it were in UTC.</summary>
    public long Moment { get; private init; }

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
            reason = DateSpelling.Propose(text) ?? "write year-month-day, as in `2017-12-30`; an interval is `2017-10/2017-11`.";
            return false;
        }

        EdtfDate? from = null, to = null;
        reason = "an interval needs at least one date.";
        if (sides[0] != ".." && !Single(sides[0], out from, out reason)) return false;
        if (sides[1] != ".." && !Single(sides[1], out to, out reason)) return false;
        if (from is null && to is null) return false;
        var (first, last) = (from?.First ?? DateOnly.MinValue, to?.Last ?? DateOnly.MaxValue);
        if (last < first || (from is { Machine.Length: > DayLength } && to is { Machine.Length: > DayLength } && to.Moment < from.Moment))
        {
            reason = $"the interval ends before it begins: write `{sides[1]}/{sides[0]}`.";
            return false;
        }

        reason = "";
        var isApproximate = from?.Approximate == true || to?.Approximate == true;
        var isUncertain = from?.Uncertain == true || to?.Uncertain == true;
        date = new EdtfDate(text, first, last, isApproximate, isUncertain) { Moment = from?.Moment ?? 0 };
        return true;
    }

    /// <summary>The date in the form that HTML has for machines; null for an interval, which has none.</summary>
    /// <remarks>HTML Living Standard, 2.3.5: a year, a month, a date, or a date and time. An offset of zero has a plus there.</remarks>
    public string? Machine
    {
        get
        {
            if (Text.Contains('/', StringComparison.Ordinal)) return null;
            var date = Text.TrimEnd('~', '?', '%');
            return date.EndsWith("-00:00", StringComparison.Ordinal) ? date[..^6] + "+00:00" : date;
        }
    }

    /// <summary>Whether <paramref name="at"/> lies wholly or partly between the two dates; null is an open end.</summary>
    public static bool Covers(EdtfDate? from, EdtfDate? to, EdtfDate at) =>
        (from is null || at.Last >= from.First) && (to is null || at.First <= to.Last);

    /// <summary>Whether <paramref name="at"/> surely lies between the two dates, whichever days all three stand for.</summary>
    public static bool CoversAll(EdtfDate? from, EdtfDate? to, EdtfDate at) =>
        (from is null || from.Last <= at.First) && (to is null || to.First >= at.Last);

    /// <summary>Orders by year, moment, last day, then text: a total order without a clock. The year is that of the place, as lists have a
    /// part for each.</summary>
    public int CompareTo(EdtfDate? other)
    {
        if (other is null) return 1;
        var byYear = First.Year.CompareTo(other.First.Year);
        if (byYear != 0) return byYear;
        var byMoment = Moment.CompareTo(other.Moment);
        if (byMoment != 0) return byMoment;
        var byLast = Last.CompareTo(other.Last);
        return byLast != 0 ? byLast : string.CompareOrdinal(Text, other.Text);
    }

    private static bool Single(string text, out EdtfDate? date, out string reason)
    {
        date = null;
        if (!EdtfSide.TryParse(text, out var side))
        {
            const string usual = "write the year with four digits, month and day with two, as in `2017-12-30`, `2017-12` or `2017`; ";
            reason = DateSpelling.Propose(text) ?? usual + "with a time `2017-12-30T08:00+02:00`.";
            return false;
        }

        if (Fault(side) is { } fault)
        {
            reason = DateSpelling.Propose(side, text) is { } proposal ? $"{fault[..^1]}: {proposal}" : fault;
            return false;
        }

        reason = "";
        var (year, month, day) = (side.Year, side.Month ?? 0, side.Day ?? 0);
        var first = new DateOnly(year, Math.Max(1, month), Math.Max(1, day));
        var last = month == 0 ? new DateOnly(year, 12, 31)
            : day == 0 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month))
            : first;
        var moment = (((first.DayNumber * 24L) + (side.Hour ?? 0)) * 60) + (side.Minute ?? 0) - (side.Offset ?? 0);
        date = new EdtfDate(text, first, last, side.Mark is '~' or '%', side.Mark is '?' or '%') { Moment = (moment * 60) + side.Second };
        return true;
    }

    /// <summary>Why there is no such date, a sentence; null when there is one.</summary>
    internal static string? Fault(EdtfSide side)
    {
        var (year, month, day) = (side.Year, side.Month ?? 0, side.Day ?? 0);
        return year == 0 ? "the year 0000 is not used."
            : side.Month is 0 or > 12 ? $"month {month} does not exist."
            : side.Day is not null && (day == 0 || day > DateTime.DaysInMonth(year, month)) ? $"{MonthName(month)} {year} has no day {day}."
            : side.Hour is > 23 || side.Minute is > 59 ? "that time of day does not exist."
            : side.IsOffsetUnknown ? "no place has that offset from UTC; they reach from -12:00 to +14:00, and their minutes to 59."
            : null;
    }

    private static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
}
