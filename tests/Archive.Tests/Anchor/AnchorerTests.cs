using Archive.Anchoring;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
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
        return [.. Anchorer.Anchor(article, _problems, TestContext.Current.CancellationToken).Annotations.SelectMany(a => a.Anchor.Pieces).Select(p => (selector.In == Part.Title ? "A title" : plain)[p.Start..p.End])];
    }

    [Fact]
    public void Stops_between_two_pieces_when_asked_to()
    {
        const string plain = "We stay, he said.";
        var text = new ArticleText(plain, [new TextBlock(BlockKind.Paragraph, 0, plain.Length, 0, [])], [], new SourceMap("a.txt", [new SourceRun(0, 1, 1)]));
        var article = new Article(new ArticleHead("a", "a.txt"), text) { Annotations = [new Note(KindTableReader.BuiltIn.Annotations[0], default, Exact("We stay", "he said"))] };
        Assert.Throws<OperationCanceledException>(() => Anchorer.Anchor(article, _problems, new CancellationToken(canceled: true)));
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

    [Fact]
    public void Words_that_were_misspelt_show_the_nearest_passage_and_what_differs()
    {
        Assert.Empty(Find("First this. They are very assertive and hardly ready to listen to us. Then that.", Exact("They were very assertive and hardly ready to listen")));
        var problem = Assert.Single(_problems.Items);
        Assert.Equal("text-not-found", problem.Code.Id);
        Assert.Contains("88 % the same", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["They [-were-] {+are+} very assertive and hardly ready to listen"], problem.Details);
        Assert.Equal(13, problem.Related.Single().Where.Column);
    }

    [Fact]
    public void Words_like_nothing_in_the_text_show_no_passage()
    {
        Assert.Empty(Find("They are very assertive.", Exact("Nobody came to the harbour on Sunday morning")));
        Assert.Empty(Assert.Single(_problems.Items).Details);
    }

    [Fact]
    public void Each_place_of_words_that_stand_twice_comes_with_the_shortest_prefix_that_settles_it()
    {
        Assert.Empty(Find("We saw no way. They saw one way, and way.", Exact("way")));
        Assert.Equal(["prefix: no", "prefix: one", "prefix: and"], _problems.Items[0].Related.Select(r => r.Label));
    }

    [Theory]
    [InlineData("no way, one way", "way", null, null, null, "The words stand in the article twice.", "Below the words, add the `prefix:` or `occurrence:` that is listed for the place that you mean.", "prefix: no, prefix: one")]
    [InlineData("A no way, an odd no way", "way", "no", null, null, "The words stand in the article twice after “no”.", "Replace `prefix`, or add `occurrence:` below it, as is listed for the place that you mean.", "prefix: A no, prefix: odd no")]
    [InlineData("Is it: “way”? [We] way", "way", null, null, null, "The words stand in the article twice.", null, "prefix: it, prefix: '[We'")]
    [InlineData("一つの道。二つの道。", "道", null, null, null, "The words stand in the article twice.", null, "prefix: 一つの, prefix: 二つの")]
    [InlineData("only way", "way", "no", null, null, "The words stand in the article once, but “no” does not stand before them.", "Take `prefix` out: nothing has to be told apart.", "before it stands: only")]
    [InlineData("way one, way two", "way", null, "three", null, "The words stand in the article twice, but “three” does not stand after them.", "Copy into `suffix` what stands directly after the words that you mean.", "after it stands: one, way two, after it stands: two")]
    [InlineData("no way", "way", null, null, 2, "The words stand there once, so there is no number 2.", "Take `occurrence` out: nothing has to be told apart.", "")]
    [InlineData("no way, a way, no way", "way", "no", null, 3, "The words stand there twice after “no”, so there is no number 3.", "Write a number from 1 to 2, counted from the top of the article.", "")]
    [InlineData("way", "way", "no", null, 1, "The words stand in the article once, but “no” does not stand before them.", null, "before it stands: nothing")]
    public void Who_is_new_reads_which_place_has_what_beside_it(string text, string words, string? prefix, string? suffix, int? number, string message, string? mend, string places)
    {
        Assert.Empty(Find(text, Exact(words) with { Prefix = prefix is null ? null : At(prefix), Suffix = suffix is null ? null : At(suffix), Occurrence = number is { } n ? new(n, default) : null }));
        var problem = Assert.Single(_problems.Items);
        Assert.Equal(message, problem.Message);
        if (mend is not null) Assert.Equal(mend, problem.Mend);
        Assert.Equal(places, string.Join(", ", problem.Related.Select(r => r.Label)));
    }

    [Fact]
    public void The_words_that_name_the_speaker_are_the_nearest_whole_ones()
    {
        const string text = "He came. The others went. “We stay,” he said, “and we sing.” Then he left.";
        var article = new Article(new ArticleHead("a", "a.txt"), new ArticleText(text, [new TextBlock(BlockKind.Paragraph, 0, text.Length, 0, [])], [], new SourceMap("a.txt", [])))
        {
            Annotations = [new Statement(KindTableReader.BuiltIn.Annotations[0], default, Exact("We stay,", "and we sing.")) { Attribution = At("he"), Cue = At("said") }],
        };
        var found = Anchorer.Anchor(article, _problems, TestContext.Current.CancellationToken).Annotations.Single();
        Assert.Equal(text.IndexOf("he said", StringComparison.Ordinal), found.Attribution!.Value.Start);
        Assert.Equal("said", text[found.Cue!.Value.Start..found.Cue.Value.End]);
    }

    [Fact]
    public void Every_place_of_every_phrase_is_found_in_one_search() =>
        Gen.Select(Gen.String[Gen.Char["abc "], 0, 200], Gen.String[Gen.Char["abc "], 1, 12].List[0, 20]).Sample((text, phrases) =>
        {
            var index = PhraseIndex.Of(text, phrases, most: 1_000, (_, _) => true);
            foreach (var phrase in phrases)
            {
                var expected = Enumerable.Range(0, text.Length).Where(i => string.CompareOrdinal(text, i, phrase, 0, phrase.Length) == 0);
                Assert.Equal(expected, index[phrase].Starts);
            }
        });
}
