using Archive.Languages;
using Archive.Model;
using Xunit;

namespace Archive.Tests.Model;

public sealed class EdtfDateTests
{
    [Theory]
    [InlineData("2017", "2017-01-01", "2017-12-31", "2017")]
    [InlineData("2017-12~", "2017-12-01", "2017-12-31", "about December 2017")]
    [InlineData("2016-02?", "2016-02-01", "2016-02-29", "February 2016 (uncertain)")]
    [InlineData("2017-12-30", "2017-12-30", "2017-12-30", "30 December 2017")]
    [InlineData("2017-12-30T08:00+05:00", "2017-12-30", "2017-12-30", "30 December 2017, 08:00 UTC+5")]
    [InlineData("2017-10/2017-11", "2017-10-01", "2017-11-30", "October 2017 to November 2017")]
    public void A_date_has_its_bounds_and_its_words(string text, string first, string last, string words)
    {
        Assert.True(EdtfDate.TryParse(text, out var date, out var reason), reason);
        Assert.Equal(first, date!.First.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(last, date.Last.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(words, Words.English.Date(date));
    }

    [Theory]
    [InlineData("2017~", "2017")]
    [InlineData("2017-12?", "2017-12")]
    [InlineData("2017-12-30T08:00Z", "2017-12-30T08:00Z")]
    [InlineData("2017-12-30T08:00-05:00", "2017-12-30T08:00-05:00")]
    // HTML has no minus for an offset of zero.
    [InlineData("2017-12-30T08:00-00:00", "2017-12-30T08:00+00:00")]
    [InlineData("2017-12-30T08:00:15-00:00?", "2017-12-30T08:00:15+00:00")]
    [InlineData("2017-10/2017-11", null)]
    public void A_date_has_the_form_that_HTML_has_for_machines(string text, string? machine)
    {
        Assert.True(EdtfDate.TryParse(text, out var date, out var reason), reason);
        Assert.Equal(machine, date!.Machine);
    }

    [Theory]
    [InlineData("30/12/2017")]
    [InlineData("2017-13")]
    [InlineData("2017-02-29")]
    [InlineData("2017-2-3")]
    [InlineData("December 2017")]
    [InlineData("2018/2017")]
    [InlineData("0000")]
    [InlineData("../..")]
    [InlineData("2017-12-30T24:00")]
    [InlineData("")]
    public void What_is_no_date_says_why(string text)
    {
        Assert.False(EdtfDate.TryParse(text, out var date, out var reason));
        Assert.Null(date);
        Assert.NotEmpty(reason);
    }

    [Theory]
    [InlineData("2017-12", true)]
    [InlineData("2017-01-31", false)]
    [InlineData("2018-03-31", true)]
    [InlineData("2018-04", false)]
    public void A_role_covers_the_days_between_its_ends(string at, bool covered) =>
        Assert.Equal(covered, EdtfDate.Covers(Date("2017-02-01"), Date("2018-03-31"), Date(at)));

    private static EdtfDate Date(string text) => EdtfDate.TryParse(text, out var date, out _) ? date! : throw new ArgumentException(text);
}
