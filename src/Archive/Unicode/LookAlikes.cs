using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Archive.Unicode;

/// <summary>Characters that nobody sees, and characters that look like others.</summary>
/// <remarks>A small part of Unicode Technical Standard 39, Unicode Security Mechanisms: what is met in texts that were copied from pages
/// and scans, or typed on another keyboard.</remarks>
public static class LookAlikes
{
    // Of each group the first stands for all. Capital letters look alike too, so some small ones here do not.
    private static readonly string[] Groups =
    [
        "aаα", "bвβ", "cсϲ", "eе", "hнһη", "iіι", "jј", "kкκ", "mмμ", "nո", "oоο", "pрρ", "sѕ", "tтτ", "uυ", "vνѵ", "xхχ", "yуγ", "zζ",
        "يیى", "كک", "هہھە", "٠۰", "١۱", "٢۲", "٣۳", "٤۴", "٥۵", "٦۶", "٧۷", "٨۸", "٩۹", "'ʼʹ′´`", "\"″", "/⁄∕", "iı", "gɡ",
    ];

    private static readonly FrozenDictionary<char, string> First =
        Groups.SelectMany(g => g.Skip(1).Select(c => KeyValuePair.Create(c, g[..1])))
            .Concat([new('ﬁ', "fi"), new('ﬂ', "fl"), new('ﬀ', "ff"), new('…', "...")]).ToFrozenDictionary();

    /// <summary>Whether a character takes no room and has no look of its own.</summary>
    public static bool IsInvisible(Rune character) =>
        Rune.GetUnicodeCategory(character) == UnicodeCategory.Format
        || character.Value is 0x34F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Whether a letter or sign looks like one of ASCII and is none.</summary>
    public static bool IsLikeAscii(Rune character)
    {
        if (character.IsAscii || !character.IsBmp) return false;
        var narrow = Narrow(character);
        return narrow.IsAscii || (First.TryGetValue((char)Rune.ToLowerInvariant(character).Value, out var first) && char.IsAscii(first[0]));
    }

    /// <summary>The character of ASCII that a fullwidth one is, else itself.</summary>
    private static Rune Narrow(Rune character) =>
        character.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(character.Value - 0xFEE0) : character;

    /// <summary>A text that is the same for texts that look alike:
    /// in small letters, without what is invisible, one character for all that look like it.</summary>
    public static string Skeleton(ReadOnlySpan<char> text)
    {
        if (System.Text.Ascii.IsValid(text)) return text.ToString().ToLowerInvariant();
        var skeleton = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            var small = Rune.ToLowerInvariant(Narrow(rune));
            if (small.IsBmp && First.TryGetValue((char)small.Value, out var first)) skeleton.Append(first);
            else skeleton.Append(small.ToString());
        }

        return skeleton.ToString();
    }
}
