using System.Buffers;
using System.Globalization;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>Marks that open and close one another, whatever their direction:
/// English “…”, German „…“, Swedish ”…” are all <see cref="Double"/>.</summary>
internal enum MarkFamily
{
    Double,
    Guillemet,
    SingleGuillemet,
    Single,
    Corner,
    WhiteCorner,
    Prime,
}

/// <summary>What a mark does where nothing around it says otherwise.</summary>
internal enum MarkRole
{
    Opens,
    Closes,

    /// <summary>Straight marks: only what stands around them tells.</summary>
    Either,
}

/// <summary>What the characters beside a mark say of it.</summary>
internal enum MarkSetting
{
    /// <summary>White space or an opening bracket before it, a word after it.</summary>
    Opening,

    /// <summary>A word or punctuation before it, white space or punctuation after it.</summary>
    Closing,

    /// <summary>Inside a word.</summary>
    InWord,

    /// <summary>Anything else, as in texts without spaces.</summary>
    Unclear,
}

/// <summary>A quotation mark, or what might be one, in a text.</summary>
/// <param name="Family">What it pairs with.</param>
/// <param name="Role">What it usually does.</param>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="Length">Its length: two for marks of old wires, <c>``</c> and <c>''</c>.</param>
/// <remarks>Unicode Standard, 6.2, “Language-Based Usage of Quotation Marks”:
/// the same mark opens in one language and closes in another.</remarks>
internal readonly record struct QuotationMark(MarkFamily Family, MarkRole Role, int Start, int Length)
{
    /// <summary>Marks beside one another are looked past, up to so many.</summary>
    private const int MostBeside = 4;

    /// <summary>All characters with which a mark may begin.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create("\"＂“”„‟«»‹›'＇‘’‚‛`「」『』｢｣﹁﹂﹃﹄〝〞〟");

    public int End => Start + Length;

    /// <summary>The mark that begins at an offset where one of <see cref="Characters"/> stands; before <paramref name="end"/>.</summary>
    public static QuotationMark At(ReadOnlySpan<char> text, int at, int end)
    {
        var isTwice = at + 1 < end && text[at + 1] == text[at];
        return text[at] switch
        {
            '"' or '＂' => new(MarkFamily.Double, MarkRole.Either, at, 1),
            '“' or '„' or '‟' => new(MarkFamily.Double, MarkRole.Opens, at, 1),
            '”' => new(MarkFamily.Double, MarkRole.Closes, at, 1),
            '`' when isTwice => new(MarkFamily.Double, MarkRole.Opens, at, 2),
            '\'' when isTwice => new(MarkFamily.Double, MarkRole.Either, at, 2),
            '«' => new(MarkFamily.Guillemet, MarkRole.Opens, at, 1),
            '»' => new(MarkFamily.Guillemet, MarkRole.Closes, at, 1),
            '‹' => new(MarkFamily.SingleGuillemet, MarkRole.Opens, at, 1),
            '›' => new(MarkFamily.SingleGuillemet, MarkRole.Closes, at, 1),
            '‘' or '‚' or '‛' or '`' => new(MarkFamily.Single, MarkRole.Opens, at, 1),
            '’' => new(MarkFamily.Single, MarkRole.Closes, at, 1),
            '\'' or '＇' => new(MarkFamily.Single, MarkRole.Either, at, 1),
            '「' or '｢' or '﹁' => new(MarkFamily.Corner, MarkRole.Opens, at, 1),
            '」' or '｣' or '﹂' => new(MarkFamily.Corner, MarkRole.Closes, at, 1),
            '『' or '﹃' => new(MarkFamily.WhiteCorner, MarkRole.Opens, at, 1),
            '』' or '﹄' => new(MarkFamily.WhiteCorner, MarkRole.Closes, at, 1),
            '〝' => new(MarkFamily.Prime, MarkRole.Opens, at, 1),
            _ => new(MarkFamily.Prime, MarkRole.Closes, at, 1),
        };
    }

    /// <summary>What stands around the mark says, inside the block from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public MarkSetting Setting(ReadOnlySpan<char> text, int start, int end)
    {
        var (before, after) = (Before(text, start), After(text, end));
        if (before == Side.Word && after == Side.Word) return MarkSetting.InWord;
        if (before is Side.Space or Side.Opening or Side.Elision && after is Side.Word or Side.Opening) return MarkSetting.Opening;
        // In “l’« État »” the elided article does not end anything.
        var ends = before is Side.Word or Side.Closing || (before == Side.Elision && Role != MarkRole.Opens);
        return ends && after is Side.Space or Side.Closing ? MarkSetting.Closing : MarkSetting.Unclear;
    }

    /// <summary>What stands on one side of a mark.</summary>
    internal enum Side
    {
        Space,
        Word,

        /// <summary>Brackets, dashes and the like that open what follows.</summary>
        Opening,

        /// <summary>Punctuation at the end of words.</summary>
        Closing,

        /// <summary>The apostrophe of an elided article.</summary>
        Elision,

        /// <summary>Letters of scripts that set marks without spaces around them, and signs.</summary>
        Neutral,
    }

    /// <summary>What stands before the mark; other marks are looked past.</summary>
    public Side Before(ReadOnlySpan<char> text, int start)
    {
        if (Start - 2 >= start && text[Start - 1] is '\'' or '’' && IsWord(text[Start - 2])) return Side.Elision;
        var at = Start - 1;
        for (var passed = 0; at >= start && passed < MostBeside && Characters.Contains(text[at]); passed++) at--;
        if (at < start || char.IsWhiteSpace(text[at])) return Side.Space;
        return text[at] is ':' or '/' or '=' || IsOpening(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.DashPunctuation
            ? Side.Opening
            : Of(text[at]);
    }

    /// <summary>What stands after the mark; other marks are looked past.</summary>
    public Side After(ReadOnlySpan<char> text, int end)
    {
        var at = End;
        for (var passed = 0; at < end && passed < MostBeside && Characters.Contains(text[at]); passed++) at++;
        if (at >= end || char.IsWhiteSpace(text[at])) return Side.Space;
        return IsOpening(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.CurrencySymbol || text[at] is '#' or '@' or '&'
            ? Side.Opening
            : Of(text[at]);
    }

    private static Side Of(char c) => IsWord(c) ? Side.Word : char.IsPunctuation(c) ? Side.Closing : Side.Neutral;

    /// <summary>Whether the character is part of a word that an apostrophe could stand in or a mark be set apart from by a space.</summary>
    private static bool IsWord(char c) => WordBorders.IsOfSpacedWord(c) && !WordBorders.IsHangul(c);

    private static bool IsOpening(char c) => c is '(' or '[' or '{' or '¿' or '¡' or '（' or '［' or '【' or '《' or '〈';
}
