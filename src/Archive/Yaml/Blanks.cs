using System.Globalization;

namespace Archive.Yaml;

/// <summary>What looks like a space in an editor. YAML knows the space alone, and the tab in some places.</summary>
internal static class Blanks
{
    /// <summary>Whether the character shows as white or not at all.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or >= '\u200B' and <= '\u200D' or '\u2060' or '\uFEFF'
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    /// <summary>Whether it has no width at all.</summary>
    public static bool IsUnseen(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>What a contributor would call it.</summary>
    public static string Name(char c) => c switch
    {
        '\t' => "a tab",
        '\u00A0' or '\u202F' => "a no-break space",
        '\u3000' => "a wide space",
        _ when IsUnseen(c) => FormattableString.Invariant($"a character that cannot be seen (U+{(int)c:X4})"),
        _ => "a character that looks like a space and is none",
    };

    /// <summary>The text with a space for each of them; those without width are dropped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tab">Spaces that take the place of a tab.</param>
    public static string Spaced(string text, int tab)
    {
        var spaced = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\t') spaced.Append(' ', tab);
            else if (!IsUnseen(c)) spaced.Append(' ');
        }

        return spaced.ToString();
    }
}
