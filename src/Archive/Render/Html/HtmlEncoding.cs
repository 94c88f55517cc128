using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
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

    /// <summary>The bytes that <see cref="Special"/> are, each at its last four bits; where there is none, one with other bits.</summary>
    private static readonly Vector128<byte> SpecialByLowBits =
        Vector128.Create(
            (byte)0xFF, 0xFF, (byte)'"', 0xFF, 0xFF, 0xFF, (byte)'&', (byte)'\'',
            0xFF, 0xFF, 0xFF, 0xFF, (byte)'<', 0xFF, (byte)'>', 0);

    /// <summary>Writes encoded text. A surrogate without its partner becomes U+FFFD.</summary>
    /// <remarks>In one pass: sixteen or eight code units become bytes at once,
    /// up to the first that is not ASCII or to be encoded.</remarks>
    public static void Write(Utf8Writer writer, ReadOnlySpan<char> text)
    {
        // Three bytes are enough for a code unit, and sixteen are stored even where fewer count.
        var room = writer.Room((3 * text.Length) + Vector128<byte>.Count);
        int at = 0, written = 0;
        while (at < text.Length)
        {
            if (text.Length - at >= Vector128<ushort>.Count)
            {
                var plain = Plain(text[at..], room[written..]);
                at += plain;
                written += plain;
                if (plain >= Vector128<ushort>.Count || at == text.Length) continue;
            }

            var c = text[at];
            if (c >= 0x80)
            {
                if (Rune.DecodeFromUtf16(text[at..], out var rune, out var units) != OperationStatus.Done) rune = Rune.ReplacementChar;
                written += rune.EncodeToUtf8(room[written..]);
                at += units;
            }
            else if (!IsSpecial(c))
            {
                room[written++] = (byte)c;
                at++;
            }
            else
            {
                var reference = Reference(c);
                reference.CopyTo(room[written..]);
                writer.Advance(written + reference.Length);
                at++;
                room = writer.Room((3 * (text.Length - at)) + Vector128<byte>.Count);
                written = 0;
            }
        }

        writer.Advance(written);
    }

    /// <summary>Stores what stands before the first code unit that is not ASCII or to be encoded.</summary>
    /// <param name="text">Eight code units at least; sixteen are looked at where they are there.</param>
    /// <param name="room">Room for sixteen bytes, of which those after the ones that count are overwritten too.</param>
    /// <returns>How many code units that is.</returns>
    private static int Plain(ReadOnlySpan<char> text, Span<byte> room)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var count = Vector128<ushort>.Count;
        var second = Vector128<ushort>.Zero;
        if (text.Length >= 2 * count)
        {
            second = Vector128.LoadUnsafe(ref from, (nuint)count);
            count *= 2;
        }

        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref from), second);
        bytes.CopyTo(room);
        var special = Vector128.Equals(Vector128.Shuffle(SpecialByLowBits, bytes & Vector128.Create((byte)0x0F)), bytes);
        var stops = (special | bytes).ExtractMostSignificantBits();
        return stops == 0 ? count : BitOperations.TrailingZeroCount(stops);
    }

    /// <summary>Encoded text, for markup that is put together before it is written;
    /// the text itself where nothing is to be encoded.</summary>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (!Special.Contains(c)) encoded.Append(c);
            else foreach (var b in Reference(c)) encoded.Append((char)b);
        }

        return encoded.ToString();
    }

    /// <summary>Whether an ASCII character is to be encoded: a bit for each below 64.</summary>
    private static bool IsSpecial(char c) =>
        c < 64 && (1UL << '"' | 1UL << '&' | 1UL << '\'' | 1UL << '<' | 1UL << '>') >> c is var bits && (bits & 1) != 0;

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

        public override unsafe bool TryEncodeUnicodeScalar(
            int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
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
