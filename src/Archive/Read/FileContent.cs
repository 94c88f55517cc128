using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace Archive.Read;

/// <summary>What a file that is published as it is has to be, by the ending of its name. Each check says what is wrong in a sentence, or null.</summary>
internal static partial class FileContent
{
    /// <summary>Bytes of the longest beginning by which a picture is known; behind it a script would have room.</summary>
    private const int Beginning = 12;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks a picture, a document, data or a font.</summary>
    public static string? Asset(string ending, ReadOnlySpan<byte> bytes) => ending switch
    {
        ".png" => Picture(bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes),
        ".jpg" or ".jpeg" => Picture(bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]), bytes),
        ".gif" => Picture(bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8), bytes),
        ".webp" => Picture(bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8), bytes),
        // The size of the first box comes before its name. Of a real one it is small; any other four bytes could be a tag.
        ".avif" => Picture(bytes.Length > 12 && bytes is [0, 0, ..] && bytes[4..].StartsWith("ftyp"u8) && (bytes[8..].StartsWith("avif"u8) || bytes[8..].StartsWith("avis"u8)), bytes),
        ".pdf" => bytes.StartsWith("%PDF-"u8) ? null : "It does not begin as a pdf file does.",
        ".woff2" => Picture(bytes.StartsWith("wOF2"u8), bytes),
        ".json" => Json(bytes),
        ".csv" or ".txt" => Text(bytes, out _),
        _ => throw new ArgumentOutOfRangeException(nameof(ending)),
    };

    /// <summary>Checks a file that names a host.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="host">The name, or empty.</param>
    public static string? HostName(ReadOnlySpan<byte> bytes, out string host)
    {
        host = "";
        if (Text(bytes, out var text) is { } fault) return fault;
        if (!Host().IsMatch(text.Trim())) return "It has to hold one name of a host and nothing else, for example `archive.example`.";
        host = text.Trim();
        return null;
    }

    /// <summary>Checks XML: no element or attribute that runs, shows or loads anything.</summary>
    /// <remarks>All vocabularies with scripts, styles or links are the W3C's: XHTML, SVG, MathML, XSLT, XLink, XML Events.</remarks>
    public static string? Xml(ReadOnlySpan<byte> bytes)
    {
        if (Utf8(bytes, out var text) is { } fault) return fault;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.XmlDeclaration && reader.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                    return $"It says that it is `{encoding}`, not UTF-8.";
                if (reader.NodeType == XmlNodeType.ProcessingInstruction) return $"It has an instruction for programs, `<?{reader.Name} … ?>`.";
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (Acts(reader.NamespaceURI)) return $"Its element `{reader.Name}` is one of a page, which could run a script.";
                while (reader.MoveToNextAttribute())
                    if (reader.Prefix is not ("xmlns" or "xml") && reader.Name != "xmlns" && Acts(reader.NamespaceURI)) return $"Its attribute `{reader.Name}` is one of a page, which could load something.";
            }

            return null;
        }
        catch (XmlException e)
        {
            return $"It is not XML without a document type: {e.Message}";
        }
    }

    /// <summary>Checks a page by which a search engine sees that the site is one's own: exactly the page that it gives out.</summary>
    public static string? Verification(string name, ReadOnlySpan<byte> bytes)
    {
        if (Utf8(bytes, out var text) is { } fault) return fault;
        if (name.StartsWith("google", StringComparison.Ordinal) && text.Trim() == "google-site-verification: " + name) return null;
        return name.StartsWith("yandex_", StringComparison.Ordinal) && Yandex().IsMatch(text) ? null : "It is not the page of Google or Yandex that verifies a site, unchanged.";
    }

    private static string? Picture(bool begins, ReadOnlySpan<byte> bytes) =>
        !begins ? "It does not begin as such a file does."
        : bytes.Length > Beginning && Sniffing.LooksLikeText(bytes) ? "It begins as such a file does and is a text."
        : null;

    private static string? Json(ReadOnlySpan<byte> bytes)
    {
        if (Utf8(bytes, out _) is { } fault) return fault;
        try
        {
            var reader = new Utf8JsonReader(WithoutMark(bytes), new JsonReaderOptions { MaxDepth = 256 });
            while (reader.Read()) { }
            return null;
        }
        catch (JsonException e)
        {
            return FormattableString.Invariant($"It is not JSON; what is wrong stands in line {e.LineNumber + 1}.");
        }
    }

    /// <summary>Checks a text.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="text">What it says, or empty.</param>
    public static string? Text(ReadOnlySpan<byte> bytes, out string text) =>
        Utf8(bytes, out text) is { } fault ? fault
        : Sniffing.HasBinary(bytes) ? "It holds control characters, as no text does."
        : Sniffing.BeginsAsHtml(text) ? "It begins as an HTML page, and as one it could be opened."
        : null;

    private static string? Utf8(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        // Without a mark at the beginning, every other byte of Latin letters is zero.
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (bytes.Length % 2 == 0 && bytes is [0, not 0, ..] or [not 0, 0, ..])) return "It is UTF-16, not UTF-8.";
        try
        {
            text = Strict.GetString(WithoutMark(bytes));
            return null;
        }
        catch (DecoderFallbackException)
        {
            return "It is not UTF-8.";
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static bool Acts(string vocabulary) =>
        vocabulary.StartsWith("http://www.w3.org/", StringComparison.Ordinal) && vocabulary is not ("http://www.w3.org/2005/Atom" or "http://www.w3.org/2001/XMLSchema-instance");

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"^\s*<html>\s*<head>\s*<meta http-equiv=""Content-Type"" content=""text/html; charset=UTF-8"">\s*</head>\s*<body>Verification: [0-9a-f]+</body>\s*</html>\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Yandex();
}
