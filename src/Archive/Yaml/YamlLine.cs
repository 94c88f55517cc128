
namespace Archive.Yaml;

/// <summary>A line of a file that is no YAML, taken apart as its author probably meant it. Offsets are UTF-16, from 0.</summary>
internal sealed class YamlLine
{
    /// <summary>Takes a line apart.</summary>
    /// <param name="text">The line without its line break.</param>
    /// <param name="index">Its number in the text, from 0.</param>
    public YamlLine(string text, int index)
    {
        (Text, Index) = (text, index);
        while (Indent < text.Length && Blanks.IsBlank(text[Indent])) Indent++;
        Item = Indent;
        while (Item + 1 < text.Length && text[Item] == '-' && Blanks.IsBlank(text[Item + 1]))
        {
            (Dash, Item) = (Item, Item + 2);
            while (Item < text.Length && Blanks.IsBlank(text[Item])) Item++;
        }

        Colon = ColonAfterKey();
        Value = Colon < 0 ? Item : Colon + 1;
        while (Value < text.Length && Blanks.IsBlank(text[Value])) Value++;
        ValueEnd = EndOfValue();
    }

    /// <summary>The line.</summary>
    public string Text { get; }

    /// <summary>Its number in the text, from 0.</summary>
    public int Index { get; }

    /// <summary>Offset of the first character that is no white space.</summary>
    public int Indent { get; }

    /// <summary>Offset of the last hyphen that begins an item of a list, or -1.</summary>
    public int Dash { get; } = -1;

    /// <summary>Offset of what follows these hyphens; <see cref="Indent"/> where there are none.</summary>
    public int Item { get; }

    /// <summary>Offset of the colon after a key, or -1.</summary>
    public int Colon { get; }

    /// <summary>The key, or empty.</summary>
    public string Key => Colon < 0 ? "" : Text[Item..Colon].Trim().Trim('"', '\'');

    /// <summary>Offset of the value, which is all from <see cref="Item"/> on where there is no key.</summary>
    public int Value { get; }

    /// <summary>Offset after the value, without a comment.</summary>
    public int ValueEnd { get; }

    /// <summary>The value.</summary>
    public string Words => Text[Value..ValueEnd];

    /// <summary>Whether there is more than white space and a comment.</summary>
    public bool HasContent => Item < Text.Length && Text[Item] != '#';

    /// <summary>Whether it begins with a key of this program's, with its colon or without.</summary>
    public bool BeginsWithKnownKey => KnownKeys.Has(FirstWord);

    /// <summary>Letters, digits and hyphens at <see cref="Item"/>.</summary>
    public string FirstWord
    {
        get
        {
            var end = Item;
            while (end < Text.Length && IsOfWord(Text[end])) end++;
            return Text[Item..end];
        }
    }

    /// <summary>The line with other words in place of its value.</summary>
    public string WithValue(string words) => Text[..Value] + words + Text[ValueEnd..];

    /// <summary>The line, beginning in another column.</summary>
    public string At(int indent) => new string(' ', indent) + Text[Indent..];

    /// <summary>Whether a key may hold the character.</summary>
    public static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private int ColonAfterKey()
    {
        if (Item >= Text.Length) return -1;
        var at = Item;
        if (Text[at] is '"' or '\'') at = Math.Max(at, Text.IndexOf(Text[at], at + 1));
        at = Text.IndexOf(':', at);
        while (at >= 0 && at + 1 < Text.Length && !Blanks.IsBlank(Text[at + 1])) at = Text.IndexOf(':', at + 1);
        // “He told us: no” is a text, “identified-as: …” a key; so are the ids of speakers.
        return at >= 0 && Text[Item..at].Trim().Trim('"', '\'').All(IsOfWord) ? at : -1;
    }

    private int EndOfValue()
    {
        var from = Value;
        if (from < Text.Length && Text[from] is '"' or '\'') from = Text.LastIndexOf(Text[from]);
        var comment = from;
        do comment = comment + 1 < Text.Length ? Text.IndexOf('#', comment + 1) : -1;
        while (comment > 0 && !Blanks.IsBlank(Text[comment - 1]));
        var end = comment < 0 ? Text.Length : comment;
        while (end > Value && Blanks.IsBlank(Text[end - 1])) end--;
        return end;
    }
}
