using System.Text;
using System.Text.RegularExpressions;
using Archive.Anchoring;
using CsCheck;
using Xunit;

namespace Archive.Tests.Anchor;

/// <summary>Folding is what it says it is, whichever way a text takes through it.</summary>
public class FoldedTextTests
{
    private static readonly string[] Pieces = ["a", "word ", " ", "  ", "\n", "\n\n", "\t", "\u00A0", "e\u0301", "\u0301", "é", "“", "”", "’", "—", "آ", "ا\u0653", "\u1112\u1161\u11AB", "😀", "\u007F"];

    /// <summary>Words, white space of all kinds, marks, signs, and long runs.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
        Gen.Int[1, 1200].Select(n => new string('x', n)),
        Gen.Int[1, 600].Select(n => string.Concat(Enumerable.Repeat("y ", n))))
        .Array[0, 12].Select(string.Concat);

    [Fact]
    public void Is_white_space_composition_and_signs_one_after_the_other() => Texts.Sample(text =>
    {
        var folded = FoldedText.Of(text);
        Assert.Equal(Reference(text), folded.Folded);
        Assert.Equal(Reference(text.Trim()), FoldedText.Fold(text));
        for (var i = 0; i < folded.Folded.Length; i++)
        {
            // A plain letter stands where it is said to stand.
            if (folded.Folded[i] is not (>= 'a' and <= 'z') || folded.Original(i, i + 1) is not { } place) continue;
            Assert.Equal(folded.Folded[i], text[place.Start]);
            Assert.Equal(i, folded.At(place.Start));
        }
    }, iter: 3_000);

    private static string Reference(string text)
    {
        var spaced = Regex.Replace(text, @"\s+", " ").Normalize(NormalizationForm.FormC);
        return spaced.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('—', '-');
    }
}
