using Archive.Anchoring;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;
using CsCheck;
using Xunit;

namespace Archive.Tests.Anchoring;

public sealed class AnchorerTests
{
    private readonly ProblemList _problems = new();

    private string[] Find(string plain, Selector selector)
    {
        var text = new ArticleText(plain, [new TextBlock(BlockKind.Paragraph, 0, plain.Length, 0, [])], [], new SourceMap("a.txt", [new SourceRun(0, 1, 1)]));
        var article = new Article(new ArticleHead("a", "a.txt") { Title = "A title" }, text)
        {
            Annotations = [new Note(KindTableReader.BuiltIn.Annotations[0], default, selector)],
        };
        return [.. Anchorer.Anchor(article, _problems).Annotations.SelectMany(a => a.Anchor.Pieces).Select(p => (selector.In == Part.Title ? "A title" : plain)[p.Start..p.End])];
    }

    private static Selector Exact(params string[] pieces) => new([.. pieces.Select(p => (Piece)new ExactPiece(p, default))]);

    private static Located<string> At(string text) => new(text, default);

    private string OnlyCode() => Assert.Single(_problems.Items).Code.Id;

    [Theory]
    [InlineData("He said “no  way”.", "\"no way\"", "“no  way”")]
    [InlineData("end.\n\nNext", "end. Next", "end.\n\nNext")]
    [InlineData("a – b", "a - b", "a – b")]
    [InlineData("cafe\u0301 noir", "café", "cafe\u0301")]
    [InlineData("Pakistan’s", "Pakistan's", "Pakistan’s")]
    public void White_space_composition_and_typographic_marks_do_not_matter(string text, string words, string found) =>
        Assert.Equal([found], Find(text, Exact(words)));

    [Theory]
    [InlineData("so\u00ADft", "soft")]
    [InlineData("Soft", "soft")]
    [InlineData("«no»", "\"no\"")]
    [InlineData("cafe\u0301", "cafe")]
    public void Nothing_else_is_folded_and_no_letter_is_cut(string text, string words)
    {
        Assert.Empty(Find(text, Exact(words)));
        Assert.Equal("text-not-found", OnlyCode());
    }

    [Fact]
    public void Words_that_stand_twice_are_a_problem_that_shows_both()
    {
        Assert.Empty(Find("one way, no way", Exact("way")));
        Assert.Equal("text-not-unique", OnlyCode());
        Assert.Equal([5, 13], _problems.Items[0].Related.Select(r => r.Where.Column));
    }

    [Fact]
    public void A_prefix_a_suffix_or_a_number_tells_them_apart()
    {
        const string text = "Offering “safe havens” is one; other safe havens, two.";
        Assert.Equal(["safe havens"], Find(text, Exact("safe havens") with { Prefix = At("Offering") }));
        Assert.Equal(["safe havens"], Find(text, Exact("safe havens") with { Suffix = At("two") }));
        Assert.Equal(["safe havens"], Find(text, Exact("safe havens") with { Occurrence = new(2, default) }));
        Assert.Empty(_problems.Items);
        Find(text, Exact("safe havens") with { Occurrence = new(3, default) });
        Assert.Equal("occurrence-missing", OnlyCode());
    }

    [Fact]
    public void Later_pieces_are_the_nearest_after_the_one_before()
    {
        Assert.Equal(["We are", "But we"], Find("But no. We are here. But we go. But we stay.", Exact("We are", "But we")));
        Assert.Empty(Find("B then A", Exact("A", "B")));
        Assert.Equal("piece-out-of-order", OnlyCode());
    }

    [Fact]
    public void A_range_includes_both_its_ends() =>
        Assert.Equal(["It began and it ended."], Find("So: It began and it ended. Then.", new Selector([new RangePiece("It began", "ended.", default, default)])));

    [Fact]
    public void A_title_can_be_searched() => Assert.Equal(["title"], Find("text", Exact("title") with { In = Part.Title }));

    [Fact]
    public void What_is_cut_from_a_text_is_found_where_it_was_cut() =>
        Gen.Select(Gen.Char["ab “”é\n"].Array[1, 40], Gen.Int[0, 39], Gen.Int[1, 40]).Sample((chars, start, length) =>
        {
            var plain = new string(chars).Trim();
            if (start >= plain.Length) return true;
            var cut = plain.Substring(start, Math.Min(length, plain.Length - start)).Trim();
            if (cut.Length == 0) return true;
            var found = Find(plain, Exact(cut) with { Occurrence = new(1, default) });
            return found.Length == 1 && FoldedText.Fold(found[0]) == FoldedText.Fold(cut);
        }, iter: 5_000, threads: 1);
}
