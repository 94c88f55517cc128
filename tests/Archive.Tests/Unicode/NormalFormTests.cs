using System.Globalization;
using System.Text;
using Archive.Unicode;
using CsCheck;
using Xunit;

namespace Archive.Tests.Unicode;

/// <summary>Normal forms are those of Unicode: ICU's, which the program itself does not need.</summary>
public class NormalFormTests
{
    /// <summary>Blocks with characters that are newer than the table (Unicode 15): the machine's ICU may know them or not.</summary>
    private static readonly (int First, int Last)[] Newer =
    [
        (0x897, 0x897), (0x1ACF, 0x1AFF), (0x105C0, 0x105FF), (0x10D40, 0x10D8F), (0x10EC2, 0x10EFC), (0x11380, 0x113FF),
        (0x116D0, 0x116FF), (0x11B60, 0x11B67), (0x11BC0, 0x11BFF), (0x16100, 0x1613F), (0x16D40, 0x16D7F), (0x1E5D0, 0x1E6FF),
    ];

    private static readonly int[] Characters = [.. Enumerable.Range(0, 0x30000).Where(IsAssigned)];

    /// <summary>Letters and marks that take part in normal forms, so that random texts are rarely plain.</summary>
    private static readonly int[] Taking = [.. Characters.Where(Takes)];

    private static readonly Gen<string> Texts =
        Gen.OneOf(
            Gen.Int[0, Taking.Length - 1].Select(i => Taking[i]),
            Gen.Int[0x300, 0x36F], Gen.Int[0x1100, 0x11FF], Gen.Int[0xAC00, 0xD7A3], Gen.Int[0x600, 0x6D3], Gen.Int['a', 'z'])
        .Where(IsAssigned).Array[0, 12].Select(all => string.Concat(all.Select(char.ConvertFromUtf32)));

    [Fact]
    public void Every_character_alone()
    {
        foreach (var character in Characters) Compare(char.ConvertFromUtf32(character));
    }

    [Fact]
    public void Random_texts() => Texts.Sample(Compare, iter: 100_000);

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u0627\u0653", "\u0622")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("a\u0302\u0323", "\u1EAD")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u0958", "\u0915\u093C")]
    public void Composed(string text, string composed) => Assert.Equal(composed, NormalForm.Composed(text));

    [Theory]
    [InlineData("half \uD800 of a pair")]
    [InlineData("\uDC00e")]
    public void Half_of_a_pair_is_kept(string text)
    {
        Assert.Equal(text, NormalForm.Composed(text));
        Assert.Equal(text, NormalForm.Decomposed(text));
        Assert.True(NormalForm.IsComposed(text));
    }

    private static void Compare(string text)
    {
        var written = string.Join(' ', text.EnumerateRunes().Select(r => r.Value.ToString("X4", CultureInfo.InvariantCulture)));
        Assert.Equal((written, text.Normalize(NormalizationForm.FormC)), (written, NormalForm.Composed(text)));
        Assert.Equal((written, text.Normalize(NormalizationForm.FormD)), (written, NormalForm.Decomposed(text)));
        Assert.Equal((written, text.IsNormalized(NormalizationForm.FormC)), (written, NormalForm.IsComposed(text)));
    }

    private static bool IsAssigned(int character) =>
        character is < 0xD800 or > 0xDFFF && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.OtherNotAssigned && !Newer.Any(n => character >= n.First && character <= n.Last);

    private static bool Takes(int character)
    {
        var text = char.ConvertFromUtf32(character);
        return !text.IsNormalized(NormalizationForm.FormC) || !text.IsNormalized(NormalizationForm.FormD) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
    }
}
