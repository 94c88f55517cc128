using Archive.Anchoring;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Anchoring;

/// <summary>Where the words that name the speaker are found.</summary>
public sealed class BesideTests
{
    private readonly ProblemList _problems = new();

    /// <summary>What is found, between brackets in its text; or the code of the problem.</summary>
    private string Find(string text, string quote, string attribution)
    {
        var blocks = new ArticleText(text, [new TextBlock(BlockKind.Paragraph, 0, text.Length, 0, [])], [], new SourceMap("a.txt", []));
        var statement = new Statement(KindTableReader.BuiltIn.Annotations[0], default, new Selector([new ExactPiece(quote, default)])) { Attribution = new(attribution, default) };
        var found = Anchorer.Anchor(new Article(new ArticleHead("a", "a.txt"), blocks) { Annotations = [statement] }, _problems, TestContext.Current.CancellationToken).Annotations.Single().Attribution;
        return found is { } span ? $"{text[..span.Start]}[{text[span.Start..span.End]}]{text[span.End..]}" : _problems.Items.Single().Code.Id;
    }

    [Theory]
    [InlineData("Chinese", "外交部长王毅表示，“不行”。", "不行", "王毅", "外交部长[王毅]表示，“不行”。")]
    [InlineData("Chinese, the nearest", "部长说他去。部长说，“不行”。", "不行", "部长", "部长说他去。[部长]说，“不行”。")]
    [InlineData("Japanese", "岸田首相は「値上げ」と述べた。", "値上げ", "首相", "岸田[首相]は「値上げ」と述べた。")]
    [InlineData("Japanese, a cue", "大臣は「値上げ」と述べた。", "値上げ", "述べた", "大臣は「値上げ」と[述べた]。")]
    [InlineData("Japanese, Latin letters beside kana", "WHOは「値上げ」と述べた。", "値上げ", "WHO", "[WHO]は「値上げ」と述べた。")]
    [InlineData("Japanese, katakana", "トランプ大統領は「値上げ」と述べた。", "値上げ", "トランプ", "[トランプ]大統領は「値上げ」と述べた。")]
    [InlineData("Thai", "นายกรัฐมนตรีกล่าวว่า “ไม่”", "ไม่", "กล่าว", "นายกรัฐมนตรี[กล่าว]ว่า “ไม่”")]
    [InlineData("Lao", "ນາຍົກກ່າວວ່າ “ບໍ່”", "ບໍ່", "ກ່າວ", "ນາຍົກ[ກ່າວ]ວ່າ “ບໍ່”")]
    [InlineData("Khmer", "លោកបាននិយាយថា “ទេ”", "ទេ", "និយាយ", "លោកបាន[និយាយ]ថា “ទេ”")]
    [InlineData("Myanmar", "ဝန်ကြီးကပြောသည် “မဟုတ်”", "မဟုတ်", "ပြော", "ဝန်ကြီးက[ပြော]သည် “မဟုတ်”")]
    [InlineData("Tibetan", "བློན་ཆེན་གྱིས་གསུངས། “མིན”", "མིན", "བློན་ཆེན", "[བློན་ཆེན]་གྱིས་གསུངས། “མིན”")]
    [InlineData("Korean, with a particle", "대통령은 “안 된다”고 말했다.", "안 된다", "대통령", "[대통령]은 “안 된다”고 말했다.")]
    [InlineData("Korean, the cue goes on", "대통령은 “안 된다”고 말했다.", "안 된다", "말했", "대통령은 “안 된다”고 [말했]다.")]
    [InlineData("Korean after Latin letters", "KBS기자는 “안 된다”고 말했다.", "안 된다", "기자", "KBS[기자]는 “안 된다”고 말했다.")]
    [InlineData("Korean, no beginning inside a word", "부대통령은 “안 된다”고 말했다.", "안 된다", "대통령", "attribution-not-found")]
    [InlineData("English, no part of a word", "The others said “no”.", "no", "he", "attribution-not-found")]
    [InlineData("Russian, no part of a word", "Министры сказали «нет».", "нет", "Министр", "attribution-not-found")]
    [InlineData("Hindi, no part of a word", "मंत्रीगण ने कहा “नहीं”", "नहीं", "मंत्री", "attribution-not-found")]
    [InlineData("Arabic, no part of a word", "قال الوزيران «لا»", "لا", "الوزير", "attribution-not-found")]
    public void Words_are_whole_where_spaces_stand_between_them(string script, string text, string quote, string attribution, string expected) =>
        Assert.Equal($"{script}: {expected}", $"{script}: {Find(text, quote, attribution)}");
}
