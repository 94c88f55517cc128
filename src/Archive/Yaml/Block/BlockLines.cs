using System.Buffers;

namespace Archive.Yaml.Block;

/// <summary>A text line by line: where the line begins, where its words begin, where it ends.</summary>
internal sealed class BlockLines
{
    // More would not be read line by line with certainty: other breaks than line feeds, tabs, what no editor shows.
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c != '\n').Select(c => (char)c)]);

    /// <summary>The whole text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Number of the line in the text, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Offset of the line's first character.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the first character that is no space; <see cref="End"/> on a blank line.</summary>
    public int At { get; private set; }

    /// <summary>Offset of the line break, or of the end of the text.</summary>
    public int End { get; private set; }

    /// <summary>Whether there is no line any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Spaces before the first character.</summary>
    public int Indent => At - Start;

    /// <summary>Whether nothing but spaces stands on the line.</summary>
    public bool IsBlank => At == End;

    /// <summary>Whether the text has only characters of which this reader is certain.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) =>
        !text.ContainsAny(Controls) && !text.ContainsAnyInRange('\u007F', '\u009F') && !text.ContainsAny('\u2028', '\u2029', '\uFEFF');

    /// <summary>Goes to the first line with content.</summary>
    public void Begin(string text)
    {
        Text = text;
        Number = 0;
        End = -1;
        IsOver = false;
        NextContent();
    }

    /// <summary>Goes to the next line, whatever it is.</summary>
    public void Next()
    {
        if (End >= Text.Length)
        {
            IsOver = true;
            return;
        }

        Number++;
        Start = At = End + 1;
        while (At < Text.Length && Text[At] == ' ') At++;
        var length = Text.AsSpan(At).IndexOf('\n');
        End = length < 0 ? Text.Length : At + length;
    }

    /// <summary>Goes to the next line that has more than spaces and a comment.</summary>
    public void NextContent()
    {
        do Next();
        while (!IsOver && (IsBlank || Text[At] == '#'));
    }

    /// <summary>Goes on from a line that may be blank or a comment to one that is not.</summary>
    public void SkipToContent()
    {
        if (!IsOver && (IsBlank || Text[At] == '#')) NextContent();
    }

    /// <summary>The offset of the first character from <paramref name="at"/> on that is no space, at most <see cref="End"/>.</summary>
    public int SkipSpaces(int at)
    {
        while (at < End && Text[at] == ' ') at++;
        return at;
    }

    /// <summary>Whether a space or the end of the line is at the offset.</summary>
    public bool IsGap(int at) => at == End || Text[at] == ' ';

    /// <summary>Whether an item of a list begins at the offset.</summary>
    public bool IsDash(int at) => at < End && Text[at] == '-' && IsGap(at + 1);
}
