using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Archive.Unicode;

namespace Archive.Problems;

/// <summary>Names characters that the eye cannot tell apart, for messages.</summary>
public static class CodePoints
{
    // Names of The Unicode Standard, in small letters, of what people meet in texts that were copied.
    private static readonly FrozenDictionary<int, string> Names = new Dictionary<int, string>
    {
        [0x60] = "grave accent", [0xA0] = "no-break space", [0xAD] = "soft hyphen", [0xB4] = "acute accent",
        [0x2BC] = "modifier letter apostrophe", [0x34F] = "combining grapheme joiner", [0x61C] = "Arabic letter mark",
        [0x640] = "Arabic tatweel", [0x64A] = "Arabic letter yeh", [0x643] = "Arabic letter kaf", [0x6A9] = "Arabic letter keheh",
        [0x6CC] = "Arabic letter Farsi yeh", [0x649] = "Arabic letter alef maksura",
        [0x200B] = "zero-width space", [0x200C] = "zero-width non-joiner", [0x200D] = "zero-width joiner",
        [0x200E] = "left-to-right mark", [0x200F] = "right-to-left mark",
        [0x2010] = "hyphen", [0x2011] = "non-breaking hyphen", [0x2012] = "figure dash", [0x2013] = "en dash", [0x2014] = "em dash",
        [0x2015] = "horizontal bar", [0x2212] = "minus sign",
        [0x2018] = "left single quotation mark", [0x2019] = "right single quotation mark",
        [0x201C] = "left double quotation mark", [0x201D] = "right double quotation mark", [0x2026] = "horizontal ellipsis",
        [0x202F] = "narrow no-break space", [0x2032] = "prime", [0x2033] = "double prime", [0x2060] = "word joiner",
        [0x2061] = "function application", [0x2062] = "invisible times", [0x2063] = "invisible separator",
        [0x2064] = "invisible plus", [0x3000] = "ideographic space", [0xFEFF] = "byte-order mark", [0xFFFD] = "replacement character",
    }.ToFrozenDictionary();

    /// <summary>The code point and, where it is known here, the name: <c>U+200E left-to-right mark</c>.</summary>
    public static string Name(Rune character)
    {
        var code = "U+" + character.Value.ToString("X4", CultureInfo.InvariantCulture);
        if (Names.TryGetValue(character.Value, out var name)) return $"{code} {name}";
        return Script(character.Value) is { } script && Rune.IsLetter(character) ? $"{code} {script} letter" : code;
    }

    /// <summary>Some characters as written, and which they are where that cannot be seen.</summary>
    public static string Of(ReadOnlySpan<char> text) => $"`{text}`" + (Foreign(text) is { Length: > 0 } names ? $" ({names})" : "");

    /// <summary>For what is written in ASCII, such as keys and ids:
    /// a sentence that names what is not, with a space before it; or nothing.</summary>
    public static string NotAscii(string text) => Foreign(text) is { Length: > 0 } names ? $" It holds {names}." : "";

    /// <summary>For any other text: a sentence that names what cannot be seen as what it is, with a space before it; or nothing.</summary>
    public static string NotSeen(string text) => Unseen(text) is { Length: > 0 } names ? $" It holds {names}." : "";

    /// <summary>Names what has no look of its own in a text, or looks like a character of ASCII and is none; or nothing.</summary>
    public static string Unseen(string text) =>
        // In a text of another alphabet its letters are what they seem to be.
        text.Any(char.IsAsciiLetterOrDigit) ? Foreign(text, onlyUnseen: true) : "";

    private static string Foreign(ReadOnlySpan<char> text, bool onlyUnseen = false)
    {
        if (System.Text.Ascii.IsValid(text)) return "";
        var names = new List<string>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii || (onlyUnseen && !LookAlikes.IsInvisible(rune) && !LookAlikes.IsLikeAscii(rune))) continue;
            if (names.Count < 3 && Name(rune) is var name && !names.Contains(name)) names.Add(name);
        }

        return string.Join(", ", names);
    }

    /// <summary>The script of letters that look like those of another one.</summary>
    private static string? Script(int code) => code switch
    {
        < 0x250 => "Latin",
        >= 0x370 and < 0x400 => "Greek",
        >= 0x400 and < 0x530 => "Cyrillic",
        >= 0x530 and < 0x590 => "Armenian",
        >= 0x590 and < 0x600 => "Hebrew",
        >= 0x600 and < 0x780 => "Arabic",
        >= 0xFF00 and < 0xFFF0 => "fullwidth or halfwidth",
        _ => null,
    };
}
