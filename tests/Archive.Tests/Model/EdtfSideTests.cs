using System.Globalization;
using System.Text.RegularExpressions;
using Archive.Model;
using Xunit;

namespace Archive.Tests.Model;

/// <summary>The form of a date, against the regular expression that says it in one line.</summary>
public sealed partial class EdtfSideTests
{
    private static readonly string[] Parts = ["2017", "12", "30", "0000", "00", "99", "5", "-", "-", "-12", "-30", "T", "T14:05", ":", ":59", ":60", "Z", "+02:00", "-05:30", "~", "?", "%", "/", " ", "٣", "z", "\n"];

    [Fact]
    public void Every_text_has_the_form_that_the_expression_says()
    {
        var random = new Random(7);
        var dates = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = random.Next(4) == 0 ? "" : "2017-12-30T14:05:59+02:00~"[..random.Next(27)];
            for (var more = random.Next(5); more > 0; more--) text += Parts[random.Next(Parts.Length)];
            if (random.Next(6) == 0 && text.Length > 0) text = text.Remove(random.Next(text.Length), 1);
            var match = Side().Match(text);
            Assert.True(match.Success == EdtfSide.TryParse(text, out var side), text);
            if (!match.Success) continue;
            dates++;
            Assert.Equal(Number(match, "year"), side.Year);
            Assert.Equal(Number(match, "month"), side.Month);
            Assert.Equal(Number(match, "day"), side.Day);
            Assert.Equal(Number(match, "hour"), side.Hour);
            Assert.Equal(Number(match, "minute"), side.Minute);
            Assert.Equal(Offset(match.Groups["zone"].Value), side.Offset);
            Assert.Equal(match.Groups["mark"].Value, side.Mark?.ToString() ?? "");
        }

        Assert.True(dates > 10_000, $"{dates} dates");
    }

    /// <summary>Minutes from UTC.</summary>
    private static int? Offset(string zone) => zone.Length == 0 ? null : zone == "Z" ? 0
        : ((int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(zone.AsSpan(4, 2), CultureInfo.InvariantCulture)) * (zone[0] == '-' ? -1 : 1);

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-(?<month>[0-9]{2})(-(?<day>[0-9]{2})(T(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:[0-5][0-9])?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?(?<mark>[~?%])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Side();
}
