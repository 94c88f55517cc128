using System.Text;
using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>Which files of the input are published as they are: none that a browser could take for a page or a script of the site.</summary>
public sealed class AssetReaderTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1];

    public static TheoryData<string, byte[]> Published => new()
    {
        { "assets/map.png", Png },
        { "assets/people/map-2_a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF"u8] },
        { "assets/map.gif", [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0] },
        { "assets/stub.gif", [.. "GIF89a"u8] },
        { "assets/map.webp", [.. "RIFF"u8, 0x24, 0, 0, 0, .. "WEBPVP8 "u8] },
        { "assets/map.avif", [0, 0, 0, 0x20, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1"u8] },
        { "assets/font.woff2", [.. "wOF2"u8, 0, 1, 0, 0] },
        { "assets/report.pdf", [.. "%PDF-1.7\n"u8] },
        { "assets/data.csv", [.. "name,date\nAnn,2017\n"u8] },
        { "assets/prices.csv", [.. "<TICKER>,<DATE>\nX,2017\n"u8] },
        { "assets/marked.csv", [0xEF, 0xBB, 0xBF, .. "نام\n"u8] },
        { "assets/notes.txt", [.. "1 < 2, she said. <3\n"u8] },
        { "assets/mail.txt", [.. "<ann@example.org> wrote: see <p>\n"u8] },
        { "assets/link.txt", [.. "<https://example.org/>\n"u8] },
        { "assets/arrow.txt", [.. "<- back, <ab>, < html>, &lt;html&gt;\n"u8] },
        { "assets/quoted.csv", [.. "\"<html>\",1\n"u8] },
        { "assets/later.txt", [.. "A page begins with <html>, and a script with <script>.\n"u8] },
        { "assets/data.json", [.. "[{\"a\": \"<script>\"}]"u8] },
        { "assets/marked.json", [0xEF, 0xBB, 0xBF, .. "{}"u8] },
        { "root/CNAME", [.. "archive.example\n"u8] },
        { "root/robots.txt", [.. "User-agent: *\nAllow: /\n"u8] },
        { "root/google1234567890abcdef.html", [.. "google-site-verification: google1234567890abcdef.html"u8] },
        { "root/yandex_0123456789abcdef.html", [.. "<html>\n    <head>\n        <meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n    </head>\n    <body>Verification: 0123456789abcdef</body>\n</html>"u8] },
        { "root/BingSiteAuth.xml", [.. "<?xml version=\"1.0\"?>\n<users>\n\t<user>0123</user>\n</users>"u8] },
        { "root/map.xml", [.. "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://archive.example/</loc></url></urlset>"u8] },
        { "root/old-feed.xml", [.. "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>A</title></feed>"u8] },
        { "root/.well-known/security.txt", [.. "Contact: mailto:a@archive.example\n"u8] },
        { "root/.well-known/apple-app-site-association", [.. "{\"applinks\":{}}"u8] },
        { "root/.well-known/acme-challenge/abc_123-X", [.. "abc.def"u8] },
        { "root/.well-known/nodeinfo.json", [.. "{}"u8] },
        { "root/data/list.json", [.. "[]"u8] },
    };

    [Theory, MemberData(nameof(Published))]
    public void A_file_that_is_what_its_name_says_is_published(string file, byte[] bytes) => Assert.Empty(Told(file, bytes));

    public static TheoryData<string, byte[], string> Refused
    {
        get
        {
            const string html = "It begins as an HTML page";
            const string notOne = "It does not begin as such a file does.";
            const string text = "It begins as such a file does and is a text.";
            var refused = new TheoryData<string, byte[], string>
            {
                // A browser that is told no type passes over white space.
                { "assets/a.txt", [.. "\n\t <SCRIPT src=a.js></SCRIPT>"u8], html },
                { "assets/a.txt", [0xEF, 0xBB, 0xBF, .. "<html>"u8], html },
                { "assets/a.txt", [.. "\u00A0\uFEFF<p>"u8], html },
                { "assets/a.json", [.. "<html>"u8], "It is not JSON" },
                { "assets/a.json", [.. "{a: 1}"u8], "It is not JSON" },
                { "assets/a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<script>")], "It is UTF-16, not UTF-8." },
                { "assets/a.txt", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("<script>")], "It is UTF-16, not UTF-8." },
                { "assets/a.csv", Encoding.Unicode.GetBytes("name"), "It is UTF-16, not UTF-8." },
                { "assets/a.json", Encoding.BigEndianUnicode.GetBytes("{}"), "It is UTF-16, not UTF-8." },
                { "assets/a.txt", [.. "caf"u8, 0xE9], "It is not UTF-8." },
                { "assets/a.txt", [.. "a\u0000b"u8], "It holds control characters" },
                { "assets/a.csv", [.. "a\u0001b"u8], "It holds control characters" },
                // Four bytes before the name of the first box, and they are a tag.
                { "assets/a.avif", [.. "\n<p>ftypavif<script>alert(1)</script>"u8, 0, 0], notOne },
                { "assets/a.avif", [.. "<!--ftypavif--><script>alert(1)</script>"u8], notOne },
                { "assets/a.avif", [.. "<a  ftypavis"u8, 0], notOne },
                { "assets/a.gif", [.. "GIF89a/*"u8, .. "*/=1;alert(1)"u8], text },
                { "assets/a.gif", [.. "GIF87a<script>alert(1)</script>"u8], text },
                { "assets/a.jpg", [0xFF, 0xD8, 0xFF, .. "<script>alert(1)</script>"u8], text },
                { "assets/a.webp", [.. "RIFF    WEBP<script>alert(1)</script>"u8], text },
                { "assets/a.woff2", [.. "wOF2=1;alert(1)"u8], text },
                { "assets/a.png", [.. "<svg/>"u8], notOne },
                { "assets/a.pdf", [.. "<html>%PDF-1.7"u8], "It does not begin as a pdf file does." },
                { "assets/a.PNG", Png, "Its ending is `.PNG` in capital letters." },
                { "assets/a.svg", [.. "<svg/>"u8], "It is a picture that browsers do not show or that could run scripts." },
                { "assets/a.html", [.. "A"u8], "It is a saved page of the web" },
                { "assets/a.docx", Png, "It is a document of a word processor." },
                { "assets/a.js", [.. "1"u8], "It is a file of a theme or a program." },
                { "assets/a.exe", Png, "The ending `.exe` is none of those that may stand here." },
                { "assets/a", [.. "a"u8], "Its name has no ending." },
                { "root/a", [.. "a"u8], "Its name has no ending." },
                { "root/a.html", [.. "<script></script>"u8], "It is not the page of Google or Yandex" },
                { "root/google1.html", [.. "google-site-verification: google2.html"u8], "It is not the page of Google or Yandex" },
                { "root/yandex_1.html", [.. "<html><head></head><body>Verification: 1<script></script></body></html>"u8], "It is not the page of Google or Yandex" },
                { "root/a.js", [.. "a"u8], "The ending `.js` is none of those that may stand here." },
                { "root/a.png", Png, "The ending `.png` is none of those that may stand here." },
                { "root/a.txt", [.. "<html>"u8], html },
                { "root/.well-known/a", [.. "<!doctype html>"u8], html },
                { "root/.well-known/a", Encoding.Unicode.GetBytes("<p>"), "It is UTF-16, not UTF-8." },
                { "root/CNAME", [.. "https://archive.example/"u8], "It has to hold one name of a host" },
                { "root/CNAME", [.. "archive.example\nother.example\n"u8], "It has to hold one name of a host" },
                { "root/CNAME", [.. "archive"u8], "It has to hold one name of a host" },
                { "root/CNAME", [], "It has to hold one name of a host" },
                { "root/a.xml", [.. "<a"u8], "It is not XML" },
                { "root/a.xml", [.. "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"u8], "It is not XML without a document type" },
                { "root/a.xml", [.. "<?xml-stylesheet href=\"a.xsl\"?><a/>"u8], "It has an instruction for programs" },
                { "root/a.xml", [.. "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><a/>"u8], "It says that it is `ISO-2022-JP`, not UTF-8." },
                { "root/a.xml", [.. "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></html>"u8], "Its element `html` is one of a page" },
                { "root/a.xml", [.. "<a><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script></a>"u8], "Its element `x:script` is one of a page" },
                { "root/a.xml", [.. "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8], "Its element `svg` is one of a page" },
                { "root/a.xml", [.. "<a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"javascript:alert(1)\"/>"u8], "Its attribute `xlink:href` is one of a page" },
            };
            foreach (var begin in (string[])["<!DOCTYPE html>", "<!doctype HTML ", "<html>", "<HTML lang=en>", "<head>", "<body ", "<script>", "<iframe ", "<h1>", "<div>", "<font ", "<table>", "<a href=x>", "<style>", "<title>", "<b>", "<br/>", "<p>", "<!-- x -->", "<?xml version='1.0'?>", "<svg/onload=alert(1)>", "<svg>", "<math>", "<img src=x onerror=alert(1)>", "<link ", "<meta ", "<base ", "<form>", "<video ", "<details open ontoggle=alert(1)>", "</p><script>", "<br"])
                refused.Add("assets/a.csv", Encoding.UTF8.GetBytes(begin), html);
            // Elements that few pages begin with, those of a vocabulary with a prefix, and what stands before them.
            foreach (var begin in (string[])["<image src=x onerror=alert(1)>", "<label onclick=alert(1)>", "<q>", "<Sub>", "<noembed>", "<keygen/>", "<slot>", "<summary>", "<tr><td>", "<svg:script>", "<html:script>", "\u001B<html>", "\uFEFF\uFEFF<html>", "\u000C<script>", "\u2028<script>", "\uFEFF \r\n<!-- a --> <SCRIPT>", new string(' ', 5000) + "<html>"])
                foreach (var file in (string[])["assets/a.txt", "assets/a.csv", "root/a.txt"])
                    refused.Add(file, Encoding.UTF8.GetBytes(begin), html);
            return refused;
        }
    }

    [Theory, MemberData(nameof(Refused))]
    public void One_that_could_be_taken_for_something_else_is_not(string file, byte[] bytes, string reason)
    {
        var problem = Assert.Single(Told(file, bytes));
        Assert.Equal(("asset-not-allowed", file), (problem.Code.Id, problem.Where.File));
        Assert.StartsWith("The file may not be published. " + reason, problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Mend);
    }

    [Theory]
    [InlineData("assets/a b.txt")]
    [InlineData("assets/é.txt")]
    [InlineData("root/a'b.txt")]
    [InlineData("root/.well-known/a%2e.txt")]
    public void A_name_that_would_be_encoded_in_an_address_is_refused(string file) => Assert.Equal("bad-file-name", Assert.Single(Told(file, "a"u8.ToArray())).Code.Id);

    private static IReadOnlyList<Problem> Told(string file, byte[] bytes)
    {
        using var input = new TestInput().Add(file, bytes);
        var problems = new ProblemList();
        var folder = new InputFolder(input.Root);
        Assert.Equal([file], folder.Files);
        Assert.Equal(AssetReader.Read(folder, file, problems), problems.Items.Count == 0 ? bytes : null);
        return problems.Items;
    }
}
