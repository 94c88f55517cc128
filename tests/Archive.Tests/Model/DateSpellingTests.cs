using Archive.Model;
using Xunit;

namespace Archive.Tests.Model;

public sealed class DateSpellingTests
{
    [Theory]
    [InlineData("2017-12-30 08:00", "write `2017-12-30T08:00`.")]
    [InlineData("2017-12-30t08:00", "write `2017-12-30T08:00`.")]
    [InlineData("2015-09-27 13:44:54 +0200", "write `2015-09-27T13:44:54+02:00`.")]
    [InlineData("2017-12-30T08:00:00.000Z", "write `2017-12-30T08:00:00Z`.")]
    [InlineData("2017-12-30T08:00 UTC", "write `2017-12-30T08:00Z`.")]
    [InlineData("2017-12-30T08:00+5", "write `2017-12-30T08:00+05:00`.")]
    [InlineData("2017-12-30 8:05 pm", "write `2017-12-30T20:05`.")]
    [InlineData("2017‑12‑30", "write `2017-12-30`.")]
    [InlineData("2017–12–30", "write `2017-12-30`.")]
    [InlineData("2017—12", "write `2017-12`.")]
    [InlineData("2017−12−30T08:00−05:00", "write `2017-12-30T08:00-05:00`.")]
    [InlineData("30.12.2017", "write `2017-12-30`.")]
    [InlineData("12/30/2017", "write `2017-12-30`.")]
    [InlineData("30/12/2017", "write `2017-12-30`.")]
    [InlineData("3/4/2017", "write `2017-04-03` or `2017-03-04`.")]
    [InlineData("12.2017", "write `2017-12`.")]
    [InlineData("2017/12/30", "write `2017-12-30`.")]
    [InlineData("2017.12.30", "write `2017-12-30`.")]
    [InlineData("20171230", "write `2017-12-30`.")]
    [InlineData("2017-2-3", "write `2017-02-03`.")]
    [InlineData("Dec 30, 2017", "write `2017-12-30`.")]
    [InlineData("December 30th, 2017", "write `2017-12-30`.")]
    [InlineData("30 December 2017", "write `2017-12-30`.")]
    [InlineData("30-Dec-2017", "write `2017-12-30`.")]
    [InlineData("Sat, 30 Dec 2017 08:00:00 +0500", "write `2017-12-30T08:00:00+05:00`.")]
    [InlineData("Saturday, December 30, 2017 at 8:00 a.m.", "write `2017-12-30T08:00`.")]
    [InlineData("December 2017", "write `2017-12`.")]
    [InlineData("ca. 2017", "write `2017~`.")]
    [InlineData("~2017-12", "write `2017-12~`.")]
    [InlineData("Dec 2017?", "write `2017-12?`.")]
    [InlineData("٢٠١٧-١٢-٣٠", "write `2017-12-30`.")]
    [InlineData("2017-2018", "write `2017/2018`.")]
    [InlineData("2017–2018", "write `2017/2018`.")]
    [InlineData("2017-10 to 2017-11", "write `2017-10/2017-11`.")]
    [InlineData("2017-10 / 2017-11", "write `2017-10/2017-11`.")]
    [InlineData("1 Oct 2017 - 3 Nov 2017", "write `2017-10-01/2017-11-03`.")]
    [InlineData("29.02.2017", "write `2017-02-28` or `2017-03-01`.")]
    [InlineData("2017-02-29", "February 2017 has no day 29: write `2017-02-28` or `2017-03-01`.")]
    [InlineData("2017-04-31", "April 2017 has no day 31: write `2017-04-30` or `2017-05-01`.")]
    [InlineData("2017-12-32", "December 2017 has no day 32: write `2017-12-31` or `2018-01-01`.")]
    [InlineData("2017-12-00", "December 2017 has no day 0: write `2017-12`.")]
    [InlineData("2017-30-12", "month 30 does not exist: write `2017-12-30`.")]
    [InlineData("2017-13", "month 13 does not exist: months are 01 to 12.")]
    [InlineData("2017-12-30T24:00", "that time of day does not exist: write `2017-12-31T00:00`.")]
    [InlineData("2017-12-31T24:00Z", "that time of day does not exist: write `2018-01-01T00:00Z`.")]
    [InlineData("2017-12-30T25:00", "that time of day does not exist: hours are 00 to 23, minutes 00 to 59.")]
    [InlineData("2018/2017", "the interval ends before it begins: write `2017/2018`.")]
    [InlineData("2017-12-31/2017-12-30", "the interval ends before it begins: write `2017-12-30/2017-12-31`.")]
    [InlineData("2017-12-30T09:00Z/2017-12-30T08:00Z", "the interval ends before it begins: write `2017-12-30T08:00Z/2017-12-30T09:00Z`.")]
    public void A_date_that_is_written_otherwise_or_does_not_exist_is_told_with_the_right_spelling(string text, string reason)
    {
        Assert.False(EdtfDate.TryParse(text, out _, out var told));
        Assert.Equal(reason, told);
        // What is proposed is a date itself.
        Assert.All(told.Split('`').Where((_, i) => i % 2 == 1), p => Assert.True(EdtfDate.TryParse(p, out _, out var why), $"{p}: {why}"));
    }

    [Theory]
    [InlineData("2017-12-30T08:00+15:00")]
    [InlineData("2017-12-30T08:00+14:01")]
    [InlineData("2017-12-30T08:00-12:30")]
    [InlineData("2017-12-30T08:00+99:99")]
    [InlineData("2017-12-30T08:00+05:60")]
    [InlineData("2017-12-30T08:00+05:99")]
    [InlineData("2017-12-30T08:00+24:00")]
    public void An_offset_that_no_place_has_is_told(string text)
    {
        Assert.False(EdtfDate.TryParse(text, out _, out var reason));
        Assert.Equal("no place has that offset from UTC; they reach from -12:00 to +14:00, and their minutes to 59: without one write `2017-12-30T08:00`.", reason);
    }

    [Theory]
    [InlineData("2017-12-30T08:00+14:00")]
    [InlineData("2017-12-30T08:00-12:00")]
    [InlineData("2017-12-30T08:00+05:45")]
    [InlineData("0001-01-01T00:00+14:00")]
    [InlineData("9999-12-31T23:59-12:00")]
    public void Offsets_that_exist_are_read(string text) => Assert.True(EdtfDate.TryParse(text, out _, out var reason), reason);

    [Theory]
    [InlineData("soon")]
    [InlineData("2017-12-30T08:00:75")]
    [InlineData("99/99/9999")]
    [InlineData("0000-00-00 00:00")]
    [InlineData("9999-12-31T24:00")]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData("2017-99-99T99:99+99:99?")]
    [InlineData("\u0660")]
    public void Whatever_stands_there_has_an_answer(string text)
    {
        Assert.False(EdtfDate.TryParse(text, out _, out var reason));
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2017-12-30T08:00+05:00", "2017-12-30T04:00Z")]
    [InlineData("2017-12-31T01:00Z", "2017-12-30T23:00-05:00")]
    [InlineData("2017-12-30T00:30+14:00", "2017-12-29T23:30-11:00")]
    [InlineData("2017-12-30T08:00:05Z", "2017-12-30T08:00:10Z")]
    [InlineData("2017-12-30", "2017-12-30T08:00Z")]
    [InlineData("2017-12-30T23:00Z", "2018-01-01")]
    [InlineData("2017-12-31T23:00-05:00", "2018-01-01T01:00Z")]
    [InlineData("2017-12-29", "2017-12-30")]
    [InlineData("2016", "2017-01-01")]
    public void Moments_are_in_the_order_of_time(string earlier, string later)
    {
        Assert.True(Date(earlier).CompareTo(Date(later)) < 0);
        Assert.True(Date(later).CompareTo(Date(earlier)) > 0);
    }

    private static EdtfDate Date(string text) => EdtfDate.TryParse(text, out var date, out var reason) ? date! : throw new ArgumentException(reason);
}
