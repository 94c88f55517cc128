using System.Globalization;

namespace Archive.Model;

/// <summary>A colour of sRGB.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Reads three or six hexadecimal digits, with or without <c>#</c>.</summary>
    public static bool TryParse(string text, out Rgb colour)
    {
        var digits = text.StartsWith('#') ? text.AsSpan(1) : text;
        colour = default;
        if (digits.Length is not (3 or 6)
            || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }
        colour = digits.Length == 6
            ? new Rgb((byte)(number >> 16), (byte)(number >> 8), (byte)number)
            : new Rgb((byte)((number >> 8 & 15) * 17), (byte)((number >> 4 & 15) * 17), (byte)((number & 15) * 17));
        return true;
    }

    /// <summary>How much two colours differ in lightness, from 1 to 21.</summary>
    /// <remarks>WCAG 2.2, contrast ratio.</remarks>
    public static double Contrast(Rgb one, Rgb other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    /// <summary>As CSS writes it.</summary>
    public override string ToString() => FormattableString.Invariant($"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => .2126 * Linear(Red) + .7152 * Linear(Green) + .0722 * Linear(Blue);

    private static double Linear(byte part) =>
        part / 255.0 is var share && share <= .04045 ? share / 12.92 : Math.Pow((share + .055) / 1.055, 2.4);
}
