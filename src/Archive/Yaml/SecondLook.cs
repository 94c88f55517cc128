using Archive.Problems;

namespace Archive.Yaml;

/// <summary>Looks once more at keys and texts that the parser has read, but that stand where something else is expected: the slips that break one
/// file lead to other YAML in the next.</summary>
internal static class SecondLook
{
    private delegate IEnumerable<Mending> Rule(YamlLine line, YamlSource source);

    private static readonly Rule[] OfKeys = [WhiteSpace.OtherSpace, YamlLookAlikes.Colon, YamlLookAlikes.Hyphen, Marks.NoSpaceAfterHyphen, Marks.NoSpaceAfterColon];

    private static readonly Rule[] OfTexts = [.. OfKeys, Marks.OtherSign, Marks.ColonMissing];

    /// <summary>What is wrong with a text that stands where keys with values are expected: <c>quote:We have</c>, <c>kind = person</c>.</summary>
    /// <returns>The problem, or null when it is nothing that is known here.</returns>
    public static Problem? OfText(YamlText text)
    {
        if (!text.IsPlain) return null;
        // Of several lines that have become one, the first, which ends where the next key begins.
        var words = text.Value;
        var end = words.IndexOf(' ', StringComparison.Ordinal);
        while (end >= 0 && !BeginsWithKey(words.AsSpan(end + 1))) end = words.IndexOf(' ', end + 1);
        return Of(OfTexts, end < 0 ? words : words[..end], text.Where);
    }

    /// <summary>What is wrong with a key that is none: <c>-quote</c>, <c>quote:He said</c>.</summary>
    /// <returns>The problem, or null when it is nothing that is known here.</returns>
    public static Problem? OfKey(YamlText key, YamlNode value)
    {
        if (!key.IsPlain) return null;
        // Between braces a text without a colon and a space is a key without a value.
        var after = value is YamlText { Value: { Length: > 0 } words } ? ": " + words : key.Value.Contains(':', StringComparison.Ordinal) ? "" : ":";
        return Of(OfKeys, key.Value + after, key.Where);
    }

    /// <summary>What is wrong with a value that begins with a hyphen and a word: <c>-us</c>.</summary>
    /// <returns>The problem, or null when it does not.</returns>
    public static Problem? OfItem(YamlText text)
    {
        if (text.Value is not ['-', var first, ..] || !char.IsAsciiLetter(first)) return null;
        var end = text.Value.IndexOf(' ', StringComparison.Ordinal);
        return new Problem(Codes.YamlSyntax, text.Where with { Length = 2 }, "A space is missing after the hyphen.", $"Write: `- {(end < 0 ? text.Value : text.Value[..end])[1..]}`.");
    }

    /// <summary>The text that was meant by keys with values: <c>He said: no</c>.</summary>
    /// <returns>The text in quotation marks, or null when more than one key stands there.</returns>
    public static string? Quoted(YamlMap map) =>
        !map.IsBraced && map.Entries is [{ Key.IsPlain: true, Value: YamlText { IsPlain: true } value } entry] ? YamlQuotes.Quoted($"{entry.Key.Value}: {value.Value}") : null;

    private static Problem? Of(Rule[] rules, string words, SourceSpan where)
    {
        var source = new YamlSource(words);
        var line = source[0];
        var mending = rules.SelectMany(rule => rule(line, source)).FirstOrDefault();
        if (mending is null) return null;
        // The text behind may need quotation marks now that the key is one.
        var mended = new YamlSource(mending.Instead[0]);
        if (PlainTexts.ColonInside(mended[0], mended).FirstOrDefault() is { } quoted) mending = mending with { Instead = quoted.Instead };
        return new Problem(Codes.YamlSyntax, where with { Column = where.Column + mending.Column, Length = Math.Max(1, mending.Length) }, mending.Message, mending.Mend);
    }

    /// <summary>A key without the white space that is no space before it.</summary>
    public static string Trimmed(string key)
    {
        var at = 0;
        while (at < key.Length && Blanks.IsBlank(key[at])) at++;
        return key[at..];
    }

    private static bool BeginsWithKey(ReadOnlySpan<char> words)
    {
        var end = 0;
        while (end < words.Length && YamlLine.IsOfWord(words[end])) end++;
        if (!KnownKeys.Has(words[..end].ToString())) return false;
        var after = words[end..].TrimStart(' ');
        return after.Length > 0 && after[0] is ':' or '=' or '：';
    }
}
