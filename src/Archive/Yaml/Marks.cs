namespace Archive.Yaml;

/// <summary>Keys and items whose colon, hyphen or space is missing or another.</summary>
internal static class Marks
{
    private static readonly string[] Signs = ["=>", "->", "=", ";", ",", "–", "—", "-", "|"];

    /// <summary><c>-quote: …</c></summary>
    public static IEnumerable<Mending> NoSpaceAfterHyphen(YamlLine line, YamlSource source)
    {
        var text = line.Text;
        var at = line.Item;
        if (at + 1 >= text.Length || text[at] != '-' || text[at + 1] is '-' or ' ') yield break;
        var spaced = text[..(at + 1)] + " " + text[(at + 1)..];
        yield return new Mending(line, at, 2, "A space is missing after the hyphen.", "Write", spaced);
        // The other keys of the item stand below a key that now moves by a column.
        var count = 1;
        for (var next = source.Below(line); next is { Dash: < 0 } && next.Indent > at; next = source.Below(next)) count = next.Index - line.Index + 1;
        if (count == 1) yield break;
        var rest = source.Texts(line.Index + 1, count - 1).Select(l => " " + l);
        yield return new Mending(line, at, 2, "A space is missing after the hyphen.", "Move the lines below it one column to the right, and write", [spaced, .. rest]) { Count = count };
    }

    /// <summary><c>quote:We have</c></summary>
    public static IEnumerable<Mending> NoSpaceAfterColon(YamlLine line, YamlSource source)
    {
        var word = line.FirstWord;
        var at = line.Item + word.Length;
        if (line.Colon >= 0 || !IsGlued(line.Text, line.Item, word)) yield break;
        yield return new Mending(line, at, 1, $"A space is missing after `{word}:`.", "Write", line.Text[..(at + 1)] + " " + line.Text[(at + 1)..]);
    }

    /// <summary>Whether a key and a colon with a word directly after it begin at the offset; addresses and times do not.</summary>
    public static bool IsGlued(string text, int at, string word)
    {
        var colon = at + word.Length;
        return word.Length > 0 && char.IsAsciiLetter(word[0]) && colon + 1 < text.Length && text[colon] == ':'
            && !Blanks.IsBlank(text[colon + 1]) && text[colon + 1] is not ('/' or ':');
    }

    /// <summary><c>kind = person</c></summary>
    public static IEnumerable<Mending> OtherSign(YamlLine line, YamlSource source)
    {
        var word = line.FirstWord;
        if (line.Colon >= 0 || word.Length == 0) yield break;
        var rest = line.Text[(line.Item + word.Length)..];
        var after = rest.TrimStart();
        var sign = Array.Find(Signs, s => after.StartsWith(s, StringComparison.Ordinal));
        // `soft-power - a term` is a text; before an equals sign may stand any word.
        if (sign is null || (sign is not ("=" or "=>" or "->") && !KnownKeys.Has(word) && !IsBracket(after[sign.Length..]))) yield break;
        var value = after[sign.Length..].TrimStart();
        yield return new Mending(line, line.Item + word.Length + rest.Length - after.Length, sign.Length, $"After the key `{word}` stands `{sign}` instead of a colon.",
            "Write", line.Text[..(line.Item + word.Length)] + ": " + value);
    }

    /// <summary><c>speaker ann-lee</c></summary>
    public static IEnumerable<Mending> ColonMissing(YamlLine line, YamlSource source)
    {
        var word = line.FirstWord;
        var end = line.Item + word.Length;
        if (line.Colon >= 0 || word.Length == 0 || !(KnownKeys.Has(word) || IsBracket(line.Text[end..]) || IsKeyElsewhere(line, source, word))) yield break;
        if (end < line.Text.Length && !Blanks.IsBlank(line.Text[end])) yield break;
        yield return new Mending(line, line.Item, word.Length, $"The colon after the key `{word}` is missing.", "Write", line.Text[..end] + ":" + line.Text[end..]);
    }

    /// <summary>Whether keys with values follow, or a list.</summary>
    private static bool IsBracket(string rest) => rest.AsSpan().TrimStart() is ['{' or '[', ..] && rest.AsSpan().TrimEnd() is [.., '}' or ']'];

    private static bool IsKeyElsewhere(YamlLine line, YamlSource source, string word) =>
        word.Length > 0 && source.AllAbove(line).Take(200).Any(l => l.Key == word);
}
