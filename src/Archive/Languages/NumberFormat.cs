using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Archive.Languages;

/// <summary>How a language writes whole numbers: its digits, and what stands between groups of them.
/// From CLDR; never as the machine has it.</summary>
public sealed class NumberFormat
{
    private const string Table = "numbers.tsv";

    /// <summary>The most bytes that a number takes: ten digits and nine signs between, four bytes each.</summary>
    public const int MaxBytes = 76;

    private readonly ImmutableArray<byte[]> _digits;
    private readonly byte[] _group;
    private readonly int _last, _others, _least;

    private NumberFormat(string[] parts)
    {
        System = parts[0];
        var zero = Code(parts[1]);
        Digits = [.. Enumerable.Range(0, 10).Select(i => char.ConvertFromUtf32(zero + i))];
        _digits = [.. Digits.Select(Encoding.UTF8.GetBytes)];
        _group = Encoding.UTF8.GetBytes(char.ConvertFromUtf32(Code(parts[2])));
        (_last, _others, _least) = (Code(parts[3]), Code(parts[4]), Code(parts[5]));
        IsLatin = zero == '0';
    }

    /// <summary>The numbering system as CLDR calls it: <c>latn</c>, <c>arabext</c>.</summary>
    public string System { get; }

    /// <summary>The ten digits, from zero.</summary>
    public ImmutableArray<string> Digits { get; }

    /// <summary>Whether they are 0 to 9.</summary>
    public bool IsLatin { get; }

    /// <summary>The format of a language.</summary>
    /// <param name="language">BCP 47; its extension <c>u-nu</c> names another numbering system than the usual one.</param>
    /// <param name="system">The numbering system where the tag names none;
    /// null, or one that is not used in that language, for the usual one.</param>
    public static NumberFormat For(string language, string? system = null)
    {
        var formats = LanguageTable.Find(Table, language).Split("; ").Select(f => f.Split(' ')).ToList();
        var asked = LanguageTag.NumberingSystem(language) ?? system;
        return new NumberFormat(formats.Find(f => f[0] == asked) ?? formats[0]);
    }

    /// <summary>A number in groups, as in “1,234”.</summary>
    public string Format(int number)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        return Encoding.UTF8.GetString(bytes[..Format(number, bytes)]);
    }

    /// <summary>The same in UTF-8.</summary>
    /// <returns>How many bytes it takes.</returns>
    public int Format(int number, Span<byte> into)
    {
        int count;
        if (IsLatin && number is >= 0 and < 1000 && _last >= 3)
        {
            // Nearly all numbers of nearly all sites.
            Utf8Formatter.TryFormat(number, into, out count);
            return count;
        }

        Span<byte> plain = stackalloc byte[11];
        Utf8Formatter.TryFormat(Math.Abs((long)number), plain, out count);
        var length = 0;
        var grouped = count >= _last + _least;
        for (var i = 0; i < count; i++)
        {
            var left = count - i;
            if (grouped && i > 0 && (left == _last || (left > _last && (left - _last) % _others == 0))) Add(_group, into, ref length);
            Add(_digits[plain[i] - '0'], into, ref length);
        }

        return length;
    }

    /// <summary>A text with its digits 0 to 9 as the language writes them, without groups: for years and the numbers of things.</summary>
    public string WithDigits(string text)
    {
        if (IsLatin || text.AsSpan().IndexOfAnyInRange('0', '9') < 0) return text;
        var written = new StringBuilder(text.Length);
        foreach (var c in text) _ = char.IsAsciiDigit(c) ? written.Append(Digits[c - '0']) : written.Append(c);
        return written.ToString();
    }

    private static void Add(byte[] sign, Span<byte> into, ref int length)
    {
        sign.CopyTo(into[length..]);
        length += sign.Length;
    }

    private static int Code(string text) =>
        text.Length == 1 ? text[0] - '0' : int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
