namespace Archive.Yaml;

/// <summary>Characters that look like a colon or a hyphen and are none for YAML.</summary>
internal static class YamlLookAlikes
{
    private const string Colons = "：﹕∶꞉";
    private const string Hyphens = "‐‑‒–—―−－﹣•·‣*+";

    /// <summary>A colon of another script after a key.</summary>
    public static IEnumerable<Mending> Colon(YamlLine line, YamlSource source)
    {
        var word = line.FirstWord;
        var at = line.Item + word.Length;
        while (at < line.Text.Length && Blanks.IsBlank(line.Text[at])) at++;
        if (word.Length == 0 || at >= line.Text.Length || !Colons.Contains(line.Text[at], StringComparison.Ordinal)) yield break;
        yield return new Mending(line, at, 1, $"After `{word}` stands `{line.Text[at]}`, which looks like a colon and is another character.", "Type a colon and a space",
            line.Text[..(line.Item + word.Length)] + ": " + line.Text[(at + 1)..].TrimStart()) { IsCertain = true };
    }

    /// <summary>A number, as of a list in a letter, or two hyphens before an item. The words stay in their column, as there may be others below.</summary>
    public static IEnumerable<Mending> Number(YamlLine line, YamlSource source)
    {
        var text = line.Text;
        int at = line.Item, end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '-')) end++;
        var isNumber = end > at && end < text.Length && char.IsAsciiDigit(text[at]) && text[end] is '.' or ')';
        if (isNumber) end++;
        if (end - at < 2 || end + 1 >= text.Length || text[end] != ' ' || (!isNumber && text[at..end] != "--")) yield break;
        yield return new Mending(line, at, end - at, $"An item of a list begins with a hyphen and a space, not with `{text[at..end]}`.", "Write", text[..at] + "-" + new string(' ', end - at - 1) + text[end..]);
    }

    /// <summary>A dash, a bullet or an asterisk before an item of a list.</summary>
    public static IEnumerable<Mending> Hyphen(YamlLine line, YamlSource source)
    {
        var at = line.Item;
        if (at >= line.Text.Length || !Hyphens.Contains(line.Text[at], StringComparison.Ordinal)) yield break;
        var words = line.Text[(at + 1)..].TrimStart();
        var isSpaced = words.Length < line.Text.Length - at - 1;
        if (words.Length == 0 || (!isSpaced && !char.IsAsciiLetter(words[0]))) yield break;
        yield return new Mending(line, at, 1, $"An item of a list begins with a hyphen and a space, not with `{line.Text[at]}`.", "Write", line.Text[..at] + "- " + words);
    }
}
