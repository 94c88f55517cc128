using System.Text;
using Archive.Languages;
using Xunit;

namespace Archive.Tests.Languages;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("en", 1234567, "1,234,567")]
    [InlineData("fr", 1234567, "1\u202f234\u202f567")]
    [InlineData("fr-CA", 1234, "1\u00a0234")]
    [InlineData("de", 1234, "1.234")]
    [InlineData("de-CH", 1234, "1’234")]
    [InlineData("hi", 1234567, "12,34,567")]
    [InlineData("es", 1234, "1234")]
    [InlineData("es", 12345, "12.345")]
    [InlineData("es-MX", 1234, "1,234")]
    [InlineData("ur", 1234, "1,234")]
    [InlineData("ur-u-nu-arabext", 1234, "۱٬۲۳۴")]
    [InlineData("ur-IN", 1234, "۱٬۲۳۴")]
    [InlineData("fa", 20, "۲۰")]
    [InlineData("ar-EG", 1234, "١٬٢٣٤")]
    [InlineData("ar-EG-u-nu-latn", 1234, "1,234")]
    [InlineData("ff-Adlm", 12, "𞥑𞥒")]
    [InlineData("xx", 1234, "1,234")]
    [InlineData("en", 0, "0")]
    [InlineData("en", int.MaxValue, "2,147,483,647")]
    public void A_number_has_the_digits_and_groups_of_its_language(string language, int number, string expected)
    {
        var format = NumberFormat.For(language);
        Assert.Equal(expected, format.Format(number));
        var bytes = new byte[NumberFormat.MaxBytes];
        Assert.Equal(expected, Encoding.UTF8.GetString(bytes, 0, format.Format(number, bytes)));
    }

    [Fact]
    public void A_language_file_may_ask_for_other_digits_and_the_tag_may_refuse()
    {
        Assert.Equal("۲۰۱۷", NumberFormat.For("ur", "arabext").WithDigits("2017"));
        Assert.Equal("2017", NumberFormat.For("ur-u-nu-latn", "arabext").WithDigits("2017"));
        Assert.Equal("2017", NumberFormat.For("en", "arabext").WithDigits("2017"));
    }
}
