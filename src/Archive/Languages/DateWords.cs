using System.Globalization;
using Archive.Model;

namespace Archive.Languages;

/// <summary>Says dates in words, by the patterns of a language.</summary>
internal sealed class DateWords
{
    private static readonly string[] Precisions = ["year", "month", "day"];

    private readonly Words _words;
    private readonly string[] _months = new string[12], _monthsAlone = new string[12];
    private readonly string _day, _first, _month, _year, _time, _zone;

    public DateWords(Words words)
    {
        _words = words;
        for (var i = 0; i < 12; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            _months[i] = words["months." + number];
            _monthsAlone[i] = words.Find("months-alone." + number) ?? _months[i];
        }

        (_day, _month, _year) = (words["date-day"], words["date-month"], words["date-year"]);
        _first = words.Find("date-first") ?? _day;
        (_time, _zone) = (words["date-time"], words["date-zone"]);
    }

    /// <summary>The date in words.</summary>
    public string Of(EdtfDate date)
    {
        var text = date.Text.AsSpan();
        var slash = text.IndexOf('/');
        if (slash < 0) return Side(text, out _);
        if (text[..slash] is "..") return Pattern("date-until", text[(slash + 1)..]);
        if (text[(slash + 1)..] is "..") return Pattern("date-from", text[..slash]);
        var from = Side(text[..slash], out var precision);
        var to = Side(text[(slash + 1)..], out var other);
        return Form("date-interval", precision == other ? precision : -1)
            .Replace("{0}", from, StringComparison.Ordinal).Replace("{1}", to, StringComparison.Ordinal);
    }

    private string Pattern(string key, ReadOnlySpan<char> text)
    {
        var side = Side(text, out var precision);
        return Form(key, precision).Replace("{0}", side, StringComparison.Ordinal);
    }

    /// <summary>A date that is no interval.</summary>
    /// <param name="text">As written.</param>
    /// <param name="precision">What it tells: 0 the year, 1 the month, 2 the day.</param>
    private string Side(ReadOnlySpan<char> text, out int precision)
    {
        EdtfSide.TryParse(text, out var side);
        precision = side.Day is not null ? 2 : side.Month is not null ? 1 : 0;
        var words = Plain(side);
        if (side.Mark is '~' or '%') words = Form("date-about", precision).Replace("{0}", words, StringComparison.Ordinal);
        return side.Mark is '?' or '%' ? _words.Phrase("date-uncertain", words) : words;
    }

    private string Plain(EdtfSide side)
    {
        var pattern = side.Day == 1 ? _first : side.Day is not null ? _day : side.Month is not null ? _month : _year;
        var words = pattern.Replace("{year}", Number(side.Year), StringComparison.Ordinal);
        if (side.Month is { } month)
            words = words.Replace("{month}", (side.Day is null ? _monthsAlone : _months)[month - 1], StringComparison.Ordinal);
        if (side.Day is { } day) words = words.Replace("{day}", Number(day), StringComparison.Ordinal);
        return side.Hour is null ? words
            : _time.Replace("{date}", words, StringComparison.Ordinal).Replace("{time}", Time(side), StringComparison.Ordinal);
    }

    private string Time(EdtfSide side)
    {
        var time = _words.Digits(string.Create(CultureInfo.InvariantCulture, $"{side.Hour:D2}:{side.Minute:D2}"));
        if (side.Offset is not { } minutes) return time;
        var (hours, rest) = Math.DivRem(Math.Abs(minutes), 60);
        var signed = string.Create(
            CultureInfo.InvariantCulture, $"{(minutes < 0 ? '−' : '+')}{hours}{(rest == 0 ? "" : $":{rest:D2}")}");
        var offset = minutes == 0 ? "" : _words.Digits(signed);
        return _zone.Replace("{time}", time, StringComparison.Ordinal).Replace("{offset}", offset, StringComparison.Ordinal);
    }

    /// <summary>A pattern that may have a form for each precision.</summary>
    private string Form(string key, int precision) =>
        (precision < 0 ? null : _words.Find(key + "." + Precisions[precision])) ?? _words.Find(key + ".other") ?? _words[key];

    private string Number(int number) => _words.Digits(number.ToString(CultureInfo.InvariantCulture));
}
