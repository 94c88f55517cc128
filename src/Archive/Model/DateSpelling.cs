using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Archive.Model;

/// <summary>Proposes how a date that is written otherwise, or that does not exist, is to be written.</summary>
internal static partial class DateSpelling
{
    /// <summary>Longer texts are no dates.</summary>
    private const int Longest = 60;

    private static readonly (Regex Form, string Order)[] Forms =
        [(YearFirst(), "ymd"), (YearLast(), "dmy"), (YearLast(), "mdy"), (MonthFirst(), "mdy"), (MonthName(), "dmy")];

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>What to write for a text that has not the form of a date.</summary>
    /// <returns>The end of a sentence, as “write `2017-12-30`.”; null where the text is no date at all.</returns>
    public static string? Propose(string text)
    {
        if (text.Length > Longest) return null;
        var plain = Plain(text);
        string[] written = [.. Written(plain)];
        string[] dates = [.. written.Where(Exists)];
        // Both sides of an interval have to be dates; where one may be two things, no more is said of it.
        if (dates.Length == 0 && Interval().Match(plain) is { Success: true } sides)
        {
            string[] Side(string name) => [.. Written(sides.Groups[name].Value).Where(Exists)];
            if (Side("from") is [var from] && Side("to") is [var to]) dates = [$"{from}/{to}"];
        }

        return Sentence(dates) ?? (written.Length > 0 && EdtfSide.TryParse(written[0], out var side) ? Propose(side, written[0]) : null);
    }

    private static bool Exists(string date) => EdtfSide.TryParse(date, out var side) && EdtfDate.Fault(side) is null;

    /// <summary>What to write for a date that has the form of one and does not exist.</summary>
    /// <param name="side">Its digits.</param>
    /// <param name="text">As written.</param>
    public static string? Propose(EdtfSide side, string text)
    {
        if (side is { Year: 0 }) return null;
        if (side.Month is 0 or > 12)
        {
            // Day and month are often the other way round.
            var isTurned = side is { Day: >= 1 and <= 12, Month: <= 31 };
            return isTurned ? Sentence([Day(side.Year, side.Day!.Value, side.Month!.Value) + text[10..]]) : "months are 01 to 12.";
        }

        if (side is { Month: { } month, Day: { } day } && (day == 0 || day > DateTime.DaysInMonth(side.Year, month)))
        {
            var last = DateTime.DaysInMonth(side.Year, month);
            var next = month == 12 ? Day(side.Year + 1, 1, 1) : Day(side.Year, month + 1, 1);
            return Sentence(day == 0 ? [Day(side.Year, month, 0)] : [Day(side.Year, month, last), next]);
        }

        var date = text[..10];
        var at = new DateOnly(side.Year, side.Month!.Value, side.Day!.Value);
        if (side is { Hour: 24, Minute: 0 } && at < DateOnly.MaxValue)
            return Sentence([at.AddDays(1).ToString("O", CultureInfo.InvariantCulture) + "T00:00" + text[16..]]);
        if (side is { Hour: > 23 } or { Minute: > 59 }) return "hours are 00 to 23, minutes 00 to 59.";
        if (!side.IsOffsetUnknown) return null;
        return string.Create(CultureInfo.InvariantCulture, $"without one write `{date}T{side.Hour:D2}:{side.Minute:D2}`.");
    }

    /// <summary>Digits of ASCII, straight hyphens, single spaces.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsDigit(c)) plain.Append((char)('0' + (int)char.GetNumericValue(c)));
            else if (char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation || c == '−') plain.Append('-');
            else if (!char.IsWhiteSpace(c)) plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The dates that a text may mean, each written as it should be, whether it exists or not.</summary>
    private static IEnumerable<string> Written(string text)
    {
        var mark = "";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (About().Match(text) is { Success: true } about) (text, mark) = (about.Groups["date"].Value, "~");
        else if (text.EndsWith('?') || text.EndsWith("(?)", StringComparison.Ordinal))
            (text, mark) = (text.TrimEnd('(', '?', ')', ' '), "?");
        foreach (var (form, order) in Forms)
        {
            var match = form.Match(text);
            if (!match.Success) continue;
            var (first, second) = (Number(match, "a"), Number(match, "b"));
            var (month, day) = order == "dmy" ? (second, first) : (first, second);
            var written = Day(Number(match, "year"), month, day) + Time(match) + mark;
            if (seen.Add(written)) yield return written;
        }
    }

    /// <summary>A number, or that of a month by its name; 0 where there is none.</summary>
    private static int Number(Match match, string group)
    {
        var text = match.Groups[group].Value;
        if (text.Length == 0) return 0;
        return char.IsAsciiDigit(text[0]) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : Array.FindIndex(Months, m => text.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;
    }

    private static string Day(int year, int month, int day) =>
        string.Create(CultureInfo.InvariantCulture, $"{year:D4}{(month == 0 ? "" : $"-{month:D2}")}{(day == 0 ? "" : $"-{day:D2}")}");

    /// <summary>The time of day and its zone, written as they should be.</summary>
    private static string Time(Match match)
    {
        if (!match.Groups["hour"].Success) return "";
        var (hour, half) = (Number(match, "hour"), match.Groups["half"].Value);
        if (half.Length > 0 && hour is >= 1 and <= 12) hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        var zone = match.Groups["zone"].Value;
        var offset = zone.Length == 0 ? "" : zone[0] is '+' or '-' ? Offset(zone) : "Z";
        var (minute, second) = (match.Groups["minute"].Value, match.Groups["second"].Value);
        return string.Create(CultureInfo.InvariantCulture, $"T{hour:D2}:{minute}{second}{offset}");
    }

    private static string Offset(string zone)
    {
        var digits = string.Concat(zone.Where(char.IsAsciiDigit));
        if (digits.Length % 2 != 0) digits = "0" + digits;
        return $"{zone[0]}{digits[..2]}:{(digits.Length > 2 ? digits[2..] : "00")}";
    }

    private static string? Sentence(string[] dates) => dates.Length == 0 ? null : $"write `{string.Join("` or `", dates)}`.";

    private const string Clock = @"(,? ?(T|at)? ?(?<hour>\d{1,2})[:.h](?<minute>\d\d)(?<second>:\d\d)?([.,]\d+)?"
        + @"( ?(?<half>[ap])\.?m\.?)?( ?(?<zone>Z|UTC|GMT|[+-]\d{1,2}(:?\d\d)?))?)?$";
    private const string Name = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    [GeneratedRegex(@"^(?<year>\d{4})([-/. ]?(?<a>\d\d)([-/. ]?(?<b>\d\d))?|[-/. ](?<a>\d{1,2})([-/. ](?<b>\d{1,2}))?)?" + Clock, Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^((?<a>\d{1,2})[-/. ])?(?<b>\d{1,2})[-/. ](?<year>\d{4})" + Clock, Options)]
    private static partial Regex YearLast();

    [GeneratedRegex("^([a-z]+, )?(?<a>" + Name + @")\.?( (?<b>\d{1,2})(st|nd|rd|th)?)?,? (?<year>\d{4})" + Clock, Options)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^([a-z]+,? )?((?<a>\d{1,2})(st|nd|rd|th)?\.?[- ](of )?)?(?<b>" + Name + @")\.?,?[- ](?<year>\d{4})" + Clock,
        Options)]
    private static partial Regex MonthName();

    [GeneratedRegex(@"^(~|c\.|ca\.?|circa|about|around|approx\.?) ?(?<date>.+)$", Options)]
    private static partial Regex About();

    [GeneratedRegex(@"^(from |between )?(?<from>.+?)( ?/ ?| ?-- ?| - | to | until | till | and |(?<=^\d{4})-(?=\d{4}$))(?<to>.+)$",
        Options)]
    private static partial Regex Interval();
}
