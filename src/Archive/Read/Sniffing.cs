using System.Buffers;
using System.Text.RegularExpressions;

namespace Archive.Read;

/// <summary>What a browser takes a file for when its host does not say what it is.</summary>
/// <remarks>WHATWG, MIME Sniffing Standard, 3 and 7.1. Stricter where hosts and older browsers guess more: all elements that make a page,
/// not the seventeen of the standard, and after a byte-order mark too.</remarks>
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
        while (begin < text.Length && (char.IsWhiteSpace(text[begin]) || text[begin] is '\uFEFF' or '\u200B')) begin++;
        return begin < text.Length && text[begin] == '<' && Tag().IsMatch(text.Substring(begin, Math.Min(text.Length - begin, 32)));
    }

    /// <summary>Whether the bytes hold one that a text does not.</summary>
    public static bool HasBinary(ReadOnlySpan<byte> bytes) => bytes.ContainsAny(Binary);

    /// <summary>Whether a file looks like a text where a browser looks.</summary>
    public static bool LooksLikeText(ReadOnlySpan<byte> bytes) => !HasBinary(bytes[..Math.Min(bytes.Length, Header)]);

    [GeneratedRegex(@"^<([!?/]|(html|head|body|title|base|link|meta|style|script|noscript|template|iframe|frame|frameset|object|embed|applet|svg|math|img|picture|source|video|audio|canvas|map|area|form|input|button|select|textarea|table|div|span|p|br|hr|a|b|i|u|em|strong|font|center|h[1-6]|ul|ol|li|dl|pre|code|section|article|main|nav|aside|header|footer|figure|blockquote|details|dialog|marquee|plaintext|xmp|listing|xml)([\s/>]|$))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
