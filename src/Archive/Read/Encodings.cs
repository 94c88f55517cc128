using System.Globalization;
using System.Text;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Says in which encoding a file is that is not in UTF-8.</summary>
internal static class Encodings
{
    /// <summary>Bytes from the beginning that show whether a file is in UTF-16.</summary>
    private const int Sample = 1_000;

    private const string Mend = "Save it again as UTF-8 (in most editors under “Save as”, “Encoding”).";

    // The characters of the bytes 0x80 to 0x9F; those of 0xA0 to 0xFF have the same number in Unicode. WHATWG Encoding Standard, windows-1252.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The byte of a character in Windows-1252; null when it has none.</summary>
    public static byte? ByteOf(char c) => c is < '\u0080' or (>= '\u00A0' and <= 'ÿ') ? (byte)c
        : Windows1252.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? (byte)(0x80 + at) : null;

    /// <summary>Whether the bytes are UTF-16: it begins with a byte-order mark, or every other byte is mostly zero.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return true;
        var sample = bytes[..Math.Min(Sample, bytes.Length)];
        if (!sample.Contains((byte)0)) return false;
        Span<int> zeros = stackalloc int[2];
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0) zeros[i % 2]++;
        return sample.Length >= 4 && Math.Max(zeros[0], zeros[1]) > sample.Length / 4 && Math.Min(zeros[0], zeros[1]) < sample.Length / 20;
    }

    /// <summary>The problem of a file in UTF-16.</summary>
    public static Problem Utf16(string file) => new(Codes.BadEncoding, new SourceSpan(file), "The file is saved as UTF-16, not as UTF-8.", Mend);

    /// <summary>The problem of a file that is not in UTF-8.</summary>
    /// <param name="file">Path relative to the input.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="at">Offset of the first byte that is not of UTF-8.</param>
    public static Problem NotUtf8(string file, ReadOnlySpan<byte> bytes, int at)
    {
        at = Math.Clamp(at, 0, bytes.Length);
        var before = bytes[..at];
        var where = new SourceSpan(file, 1 + before.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]));
        var wrong = at < bytes.Length ? bytes[at] : (byte)0;
        var character = wrong is >= 0x80 and < 0xA0 ? Windows1252[wrong - 0x80] : (char)wrong;
        // Texts of the older encodings have no byte of UTF-8 but those of ASCII; others are damaged.
        var isOlder = System.Text.Ascii.IsValid(before) && wrong >= 0x80 && !char.IsControl(character);
        return new Problem(Codes.BadEncoding, where, isOlder
            ? string.Create(CultureInfo.InvariantCulture, $"The file is not saved as UTF-8, but probably as Windows-1252: there the byte 0x{wrong:X2}, which stands here, is `{character}`.")
            : "From here on the file is not valid UTF-8.", Mend);
    }
}
