using System.Buffers;
using System.Text.RegularExpressions;

namespace Archive.Read;

/// <summary>What a browser takes a file for when its host does not say what it is.</summary>
/// <remarks>WHATWG, MIME Sniffing Standard, 3 and 7.1. Stricter where hosts and older browsers guess more: all elements that make a page,
/// not the seventeen of the standard, and after a byte-order mark or an escape too.</remarks>
internal static partial class Sniffing
{
    /// <summary>Bytes that a text does not hold: the “binary data bytes” of the standard.</summary>
    private static readonly SearchValues<byte> Binary = SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(b => b is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B)).Select(b => (byte)b)]);

    /// <summary>How much of a file a browser looks at, 1,445 bytes.</summary>
    private const int Header = 1445;

    /// <summary>Whether a text begins as HTML, SVG or any XML does.</summary>
    public static bool BeginsAsHtml(string text)
    {
        var begin = 0;
        while (begin < text.Length && (char.IsWhiteSpace(text[begin]) || text[begin] is '\uFEFF' or '\u200B' or '\u001B')) begin++;
        return begin < text.Length && text[begin] == '<' && Tag().IsMatch(text.Substring(begin, Math.Min(text.Length - begin, 32)));
    }

    /// <summary>Whether the bytes hold one that a text does not.</summary>
    public static bool HasBinary(ReadOnlySpan<byte> bytes) => bytes.ContainsAny(Binary);

    /// <summary>Whether a file looks like a text where a browser looks.</summary>
    public static bool LooksLikeText(ReadOnlySpan<byte> bytes) => !HasBinary(bytes[..Math.Min(bytes.Length, Header)]);

    /// <summary>Elements of HTML, those that it does not have any more included, and of SVG and MathML those at which a page can begin.</summary>
    private const string Elements = "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|bgsound|big|blink|blockquote|body|br|button"
        + "|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer"
        + "|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|image|img|input|ins|isindex|kbd|keygen|label|legend|li|link|listing|main|map|mark"
        + "|marquee|math|menu|menuitem|meta|meter|multicol|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|p|param|picture|plaintext|portal"
        + "|pre|progress|q|rb|rp|rt|rtc|ruby|s|samp|script|search|section|select|selectedcontent|slot|small|source|spacer|span|strike|strong|style|sub|summary"
        + "|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xml|xmp";

    [GeneratedRegex(@"^<([!?/]|(([a-z]\w*:)?(" + Elements + @"))([\s/>]|$))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
