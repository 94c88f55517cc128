using System.Text;
using Archive.Render.Html;
using CsCheck;
using Xunit;

namespace Archive.Tests.Render;

/// <summary>Text in pages: five characters are references, all else is as it was.</summary>
public sealed class HtmlEncodingTests
{
    /// <summary>What is to be encoded, letters of one to four bytes, and surrogates that have lost their partner.</summary>
    private static readonly string[] Pieces = ["<", ">", "&", "\"", "'", "a", "Z", " ", "7", "\u007f", "é", "ß", "’", "خ", "中", "\U0001F600", "\ud83d", "\ude00", "\uffff", "\0"];

    [Theory]
    [InlineData("", "")]
    [InlineData("He said: “No & ‘no’ < 3.”", "He said: “No &amp; ‘no’ &lt; 3.”")]
    [InlineData("<script>alert(\"it's\")</script>", "&lt;script&gt;alert(&quot;it&#39;s&quot;)&lt;/script&gt;")]
    public void Five_characters_are_references(string text, string encoded) => Assert.Equal(encoded, Encoded(text));

    [Fact]
    public void Any_text_is_the_same_as_character_by_character() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 70].Select(string.Concat).Sample(text =>
        {
            var slow = new StringBuilder();
            foreach (var rune in text.EnumerateRunes())
            {
                slow.Append(rune.ToString() switch { "<" => "&lt;", ">" => "&gt;", "&" => "&amp;", "\"" => "&quot;", "'" => "&#39;", var other => other });
            }

            Assert.Equal(slow.ToString(), Encoded(text));
        });

    /// <summary>In a writer that has something already.</summary>
    private static string Encoded(string text)
    {
        var writer = new Utf8Writer();
        writer.Raw("x"u8);
        writer.Text(text);
        return Encoding.UTF8.GetString(writer.Written)[1..];
    }
}
