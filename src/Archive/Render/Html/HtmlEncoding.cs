using System.Buffers;
using System.Text.Encodings.Web;

namespace Archive.Render.Html;

/// <summary>The one place where text becomes HTML: five characters are written as references, all else as it is.</summary>
/// <remarks>Safe between tags and in attributes in quotation marks: HTML Living Standard, 13.3 and 13.1.2.3. Addresses
/// pass <see cref="Model.Addresses"/> first; nothing is ever written into a script or a style.</remarks>
public static class HtmlEncoding
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    /// <summary>What templates encode with; the same rule.</summary>
    public static TextEncoder ForTemplates { get; } = new TemplateEncoder();

    /// <summary>Writes encoded text.</summary>
    public static void Write(Utf8Writer writer, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            if (at > 0) writer.Raw(text[..at]);
            writer.Raw(Reference(text[at]));
            text = text[(at + 1)..];
        }

        if (!text.IsEmpty) writer.Raw(text);
    }

    /// <summary>Encoded text, for markup that is put together before it is written; the text itself where nothing is to be encoded.</summary>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var encoded = new System.Text.StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (!Special.Contains(c)) encoded.Append(c);
            else foreach (var b in Reference(c)) encoded.Append((char)b);
        }

        return encoded.ToString();
    }

    private static ReadOnlySpan<byte> Reference(char c) => c switch
    {
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '&' => "&amp;"u8,
        '"' => "&quot;"u8,
        _ => "&#39;"u8,
    };

    private sealed class TemplateEncoder : TextEncoder
    {
        public override int MaxOutputCharactersPerInputCharacter => 6;

        public override void Encode(TextWriter output, string value, int startIndex, int characterCount)
        {
            if (output is Utf8TextWriter { Target: { } target }) Write(target, value.AsSpan(startIndex, characterCount));
            else base.Encode(output, value, startIndex, characterCount);
        }

        public override unsafe int FindFirstCharacterToEncode(char* text, int textLength) =>
            new ReadOnlySpan<char>(text, textLength).IndexOfAny(Special);

        public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
        {
            numberOfCharactersWritten = 0;
            var reference = Reference((char)unicodeScalar);
            if (reference.Length > bufferLength) return false;
            foreach (var b in reference) buffer[numberOfCharactersWritten++] = (char)b;
            return true;
        }

        public override bool WillEncode(int unicodeScalar) => unicodeScalar < 128 && Special.Contains((char)unicodeScalar);
    }
}
