using Archive.Anchoring;
using Archive.Model;
using Xunit;

namespace Archive.Tests.Anchoring;

/// <summary>Which passages a reader takes for quotations. In the tables ¶ stands between paragraphs, | between quotations, and // between the parts
/// of one quotation in several paragraphs.</summary>
public sealed class QuotationsTests
{
    private static Quotations Of(string text)
    {
        var plain = text.Replace(" ¶ ", "\n\n", StringComparison.Ordinal);
        var blocks = new List<TextBlock>();
        for (var start = 0; start < plain.Length;)
        {
            var end = plain.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0) end = plain.Length;
            blocks.Add(new TextBlock(BlockKind.Paragraph, start, end, 0, []));
            start = end + 2;
        }

        return Quotations.Of(new ArticleText(plain, [.. blocks], [], new SourceMap("a.txt", [])));
    }

    private static string Found(string text)
    {
        var plain = text.Replace(" ¶ ", "\n\n", StringComparison.Ordinal);
        return string.Join(" | ", Of(text).All.Select(q => string.Join(" // ", q.Parts.Select(p => plain[p.Start..p.End]))));
    }

    public static TheoryData<string, string, string> Styles => new()
    {
        // One pair of marks in the style of a language.
        { "English", "“We leave,” she said. “Now.”", "“We leave,” | “Now.”" },
        { "English, single", "‘We leave,’ she said. ‘Now.’", "‘We leave,’ | ‘Now.’" },
        { "straight", "\"We leave,\" she said. \"Now.\"", "\"We leave,\" | \"Now.\"" },
        { "straight, single", "'We leave,' she said. 'Now.'", "'We leave,' | 'Now.'" },
        { "French", "« Nous partons », a-t-elle dit.", "« Nous partons »" },
        { "French, no-break spaces", "«\u00A0Nous partons\u00A0», dit-elle. «\u202FMaintenant\u202F»", "«\u00A0Nous partons\u00A0» | «\u202FMaintenant\u202F»" },
        { "French, after an elided article", "l’« État » et l’“État”", "« État » | “État”" },
        { "French, straight marks with spaces", "Il a dit \" non \" deux fois.", "\" non \"" },
        { "French, straight, elided", "parle d'\"avancées\" et de \"progrès\"", "\"avancées\" | \"progrès\"" },
        { "French, one mark ends both", "« Il a dit : « Non » », dit-elle. « Oui. »", "« Il a dit : « Non » » | « Oui. »" },
        { "Swiss", "«Wir gehen», sagte sie. ‹Jetzt›", "«Wir gehen» | ‹Jetzt›" },
        { "German", "„Wir gehen“, sagte sie. „Jetzt.“", "„Wir gehen“ | „Jetzt.“" },
        { "German, single inside", "„Er sagte ‚nein‘ dazu“, sagte sie.", "„Er sagte ‚nein‘ dazu“" },
        { "German, single alone", "Das ‚Nein‘ war laut. ‚Gut.‘", "‚Nein‘ | ‚Gut.‘" },
        { "German books", "»Wir gehen«, sagte sie. »Jetzt.«", "»Wir gehen« | »Jetzt.«" },
        { "German books, nested", "»Er sagte ›nein‹ dazu«, sagte sie.", "»Er sagte ›nein‹ dazu«" },
        { "German, closed by a straight mark", "„Wir gehen\", sagte sie. „Jetzt.\"", "„Wir gehen\" | „Jetzt.\"" },
        { "Polish", "„Idziemy” – powiedziała. „Teraz”.", "„Idziemy” | „Teraz”" },
        { "Swedish", "”Vi går”, sade hon. ”Nu.”", "”Vi går” | ”Nu.”" },
        { "Finnish books", "»Me menemme», hän sanoi.", "»Me menemme»" },
        { "Urdu", "اس نے کہا: ”ہم جائیں گے۔“ پھر “اب۔”", "”ہم جائیں گے۔“ | “اب۔”" },
        { "Arabic", "قال «نذهب» ثم و\"القدس\" وقال", "«نذهب» | \"القدس\"" },
        { "Russian", "«Мы уходим», — сказала она. «Он сказал „нет“ нам»", "«Мы уходим» | «Он сказал „нет“ нам»" },
        { "Hebrew, with an abbreviation", "צה\"ל הודיע: \"אנחנו יוצאים\" מארה\"ב", "\"אנחנו יוצאים\"" },
        { "Japanese", "大臣は「上がらない」と述べた。「時間もない」とも。", "「上がらない」 | 「時間もない」" },
        { "Japanese, nested", "「彼は『行く』と言った」と述べた。『本の題』", "「彼は『行く』と言った」 | 『本の題』" },
        { "Japanese, half width and vertical", "｢行く｣と﹁行く﹂と〝行く〟", "｢行く｣ | ﹁行く﹂ | 〝行く〟" },
        { "Chinese", "他说“不行”。她说：“他说‘不行’。”", "“不行” | “他说‘不行’。”" },
        { "Chinese, straight marks", "他说\"不行\"，她说\"可以\"。", "\"不行\" | \"可以\"" },
        { "Korean, particles after the marks", "그는 “간다”라고 말했다. ‘온다’는 말도 했다.", "“간다” | ‘온다’" },
        { "Korean, titles", "소설 《전쟁과 평화》와 〈봄〉을 읽었다.", "" },
        { "Spanish", "—¿«Nos vamos»? —dijo. “¡Ahora!”", "«Nos vamos» | “¡Ahora!”" },
        { "wire of old, backquotes", "``We leave,'' she said. ``Now.''", "``We leave,'' | ``Now.''" },
        { "wire of old, two straight single marks", "''We leave,'' she said.", "''We leave,''" },
        { "a backquote and an apostrophe", "`We leave,' she said.", "`We leave,'" },

        // Marks inside marks.
        { "single in double", "“He said ‘no’ to us,” she said.", "“He said ‘no’ to us,”" },
        { "double in single", "‘He said “no” to us,’ she said. ‘Now.’", "‘He said “no” to us,’ | ‘Now.’" },
        { "straight in straight", "\"He said 'no' to us,\" she said.", "\"He said 'no' to us,\"" },
        { "the same mark twice", "\"He said \"no\" to us,\" she said. \"Now.\"", "\"He said \"no\" to us,\" | \"Now.\"" },
        { "three deep", "“She said, ‘He wrote “no” to us,’ and left,” they said. “Now.”", "“She said, ‘He wrote “no” to us,’ and left,” | “Now.”" },
        { "both end together", "“He said ‘no,’” she said. \"He said 'no'\" twice.", "“He said ‘no,’” | \"He said 'no'\"" },
        { "a possessive inside double marks", "“The workers’ demands are just,” he said. “The boss’ too.”", "“The workers’ demands are just,” | “The boss’ too.”" },
        { "a possessive inside single marks", "‘The workers’ demands are just,’ he said. ‘Now.’", "‘The workers’ demands are just,’ | ‘Now.’" },
        { "cut endings inside single marks", "‘I’m goin’ home,’ he said. ‘Sayin’ no.’", "‘I’m goin’ home,’ | ‘Sayin’ no.’" },
        { "a word in single marks that ends in s", "He spoke of ‘safe havens’ in the north.", "‘safe havens’" },

        // Apostrophes.
        { "plural possessive", "He praised the workers’ fight and the workers' demands.", "" },
        { "plural possessive before a stop", "The choice was the workers’. It was the bosses'.", "" },
        { "decades", "In the '90s and the ’80s, not the ‘70s, it was so in '68.", "" },
        { "decades and possessives", "The ‘90s were the workers’ years, the '80s the bosses' years.", "" },
        { "omissions", "’Tis late. 'Twas so. Tell 'em, and get ‘em till the cows’ return.", "" },
        { "rock and roll, three ways", "rock 'n' roll, rock ’n’ roll, rock ‘n’ roll", "" },
        { "contractions", "Don't say it's o'clock in Hawai‘i, d’accord?", "" },
        { "Dutch", "'s Avonds en 't is ’s morgens.", "" },
        { "Arabic names", "‘Abd al-Rahman met the workers and 'Ali in Sana'a.", "" },
        { "an apostrophe before a quotation", "The workers’ demand: “No.” The ’90s: “Yes.”", "“No.” | “Yes.”" },
        { "a lost apostrophe in single marks", "‘We’re the workers’ party,’ he said, ‘and it’s ours.’", "‘We’re the workers’ party,’ | ‘and it’s ours.’" },

        // Measures.
        { "feet and inches", "He is 6'2\" tall and she said \"no\" twice.", "\"no\"" },
        { "inches", "a 12\" gun, a 3½\" disk, a 12” screen and a 14“ one", "" },
        { "inches inside", "\"It was a 12\" gun,\" he said. \"Now.\"", "\"It was a 12\" gun,\" | \"Now.\"" },
        { "inches at the end inside", "\"I am 6'2\",\" he said.", "\"I am 6'2\",\"" },
        { "inches inside typographic marks", "“It was a 12” gun,” he said. “Now.”", "“It was a 12” gun,” | “Now.”" },
        { "a year at the end of a quotation", "He said \"in 1990\" and \"in 2000\", then \"in 2010\".", "\"in 1990\" | \"in 2000\" | \"in 2010\"" },
        { "a year before a quotation", "In 2017 \"we left\", and in 2018 “we stayed”.", "\"we left\" | “we stayed”" },
        { "minutes and seconds of arc", "At 40° 26' 46\" N, 79° 58' 56\" W, or 40°26′46″N, or 46'' N.", "" },
        { "feet with apostrophes", "It is 6' wide and 5’10” long.", "" },

        // Several paragraphs.
        { "each begins with a mark", "“We leave. ¶ “Nobody stays. ¶ “Now,” she said. “Go.”", "“We leave. // “Nobody stays. // “Now,” | “Go.”" },
        { "straight marks", "\"We leave. ¶ \"Now,\" she said.", "\"We leave. // \"Now,\"" },
        { "single marks", "‘We leave. ¶ ‘Now,’ she said.", "‘We leave. // ‘Now,’" },
        { "no marks between", "“We leave. ¶ Nobody stays. ¶ Now,” she said.", "“We leave. // Nobody stays. // Now,”" },
        { "no marks between, another inside", "„Wir gehen. ¶ Er sagt ‚nein‘ und „gut“ dazu“, sagte sie.", "„Wir gehen. // Er sagt ‚nein‘ und „gut“ dazu“" },
        { "French", "« Nous partons. ¶ « Personne ne reste », dit-elle.", "« Nous partons. // « Personne ne reste »" },
        { "Spanish, the closing mark goes on", "«Nos vamos. ¶ »Nadie se queda. ¶ »Ahora», dijo.", "«Nos vamos. // »Nadie se queda. // »Ahora»" },
        { "Japanese", "「行く。 ¶ 「もう行く」と述べた。", "「行く。 // 「もう行く」" },
        { "nested at the end of a paragraph", "“They said “no.” We leave. ¶ “Now,” she said.", "“They said “no.” We leave. // “Now,”" },
        { "left open at the end", "She left. ¶ “We leave, she said.", "“We leave, she said." },
        { "forgotten, and the next paragraph has its own", "“We leave, she said. ¶ He said “no”.", "“We leave, she said. | “no”" },
        { "forgotten, and nothing closes it later", "“We leave, she said. ¶ She left. ¶ He came.", "“We leave, she said." },
        { "a whole speech", "\"We leave.\" ¶ She left. ¶ \"Now.\"", "\"We leave.\" | \"Now.\"" },

        // Slips.
        { "” at both ends", "”No,” he said, ”never.”", "”No,” | ”never.”" },
        { "“ at both ends", "“No,“ he said. “Never.“", "“No,“ | “Never.“" },
        { "“ opens and a straight mark closes", "“No,\" he said. \"Never.”", "“No,\" | \"Never.”" },
        { "a space before the closing mark", "\"We leave \" he said, \"now \".", "\"We leave \" | \"now \"" },
        { "no space before the opening mark", "He said:\"No.\" She said,\"Yes.\"", "\"No.\" | \"Yes.\"" },
        { "not closed before the next", "\"We leave, he said. \"Now,\" she said.", "\"We leave, he said. | \"Now,\"" },
        { "a closing mark alone", "We leave,” he said. He left\".", "" },
        { "a straight mark alone at the end", "He left. \"", "" },
        { "full width", "他说＂不行＂。", "＂不行＂" },

        // Where they stand.
        { "in brackets and after dashes", "(“No”) she said—“never”—and [\"yes\"].", "“No” | “never” | \"yes\"" },
        { "with an ellipsis and brackets", "“…and so on,” “[We] leave,” “$5,” “(no)”", "“…and so on,” | “[We] leave,” | “$5,” | “(no)”" },
        { "titles", "She read “War and Peace” and ‘Emma’.", "“War and Peace” | ‘Emma’" },
        { "the signs of a breadcrumb", "Home » News » World", "" },
        { "an empty pair", "He said “” and \"\" and ‘’.", "“” | \"\"" },
    };

    [Theory, MemberData(nameof(Styles))]
    public void Quotations_are_what_a_reader_takes_for_them(string style, string text, string expected) => Assert.Equal($"{style}: {expected}", $"{style}: {Found(text)}");

    [Theory]
    [InlineData("He said “no” twice.", "no", "“no”")]
    [InlineData("He said “no,” twice.", "no", "“no,”")]
    [InlineData("Il dit « non ».", "non", "« non »")]
    [InlineData("大臣は「上がらない」と述べた。", "上がらない", "「上がらない」")]
    [InlineData("「彼は『行く』と言った」", "行く", "『行く』")]
    [InlineData("“He said ‘no’ to us”", "no", "‘no’")]
    [InlineData("Er sagte ‚nein‘.", "nein", "‚nein‘")]
    [InlineData("``We leave,'' he said.", "We leave,", "``We leave,''")]
    [InlineData("He said 'no' twice.", "no", "'no'")]
    [InlineData("그는 《간다》고 썼다.", "간다", "《간다》")]
    [InlineData("He praised the workers’ fight.", "the workers", "the workers")]
    [InlineData("He praised the workers' fight.", "the workers", "the workers")]
    [InlineData("It was the workers'.", "the workers", "the workers")]
    [InlineData("a gun of 12\" and more", "a gun of 12", "a gun of 12")]
    [InlineData("“We leave. ¶ Now,” she said.", "Now,", "Now,”")]
    [InlineData("He said the ’90s were it.", "90s", "90s")]
    public void The_marks_that_belong_to_words_stand_around_them(string text, string words, string shown)
    {
        var plain = text.Replace(" ¶ ", "\n\n", StringComparison.Ordinal);
        var at = plain.IndexOf(words, StringComparison.Ordinal);
        var around = Of(text).Around(new Span(at, at + words.Length));
        Assert.Equal(shown, plain[around.Start..around.End]);
        Assert.Equal(shown != words, Of(text).AreAt(around));
    }

    [Theory]
    [InlineData("“a ")]
    [InlineData("\"a ")]
    [InlineData("a” ")]
    [InlineData("‘a s’ b ")]
    [InlineData("'a s' b ")]
    [InlineData("“a ‘b «c 「d \"e ")]
    [InlineData("\"a 12\" b ")]
    [InlineData("a”\n\n“b ")]
    [InlineData("\" ' \" '' ")]
    public void Marks_without_end_take_memory_and_time_like_any_text(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        var twice = text + text;
        Of(text);
        long Allocated(string of)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Of(of);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(Allocated(twice), 0, 3 * Allocated(text) + 100_000);
    }
}
