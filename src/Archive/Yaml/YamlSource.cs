
namespace Archive.Yaml;

/// <summary>The lines of a file that is no YAML.</summary>
internal sealed class YamlSource
{
    /// <summary>Lines that a value is taken to have at most.</summary>
    private const int LongestValue = 100;

    private readonly string[] _texts;
    private readonly YamlLine?[] _lines;

    /// <summary>Cuts a text into its lines.</summary>
    public YamlSource(string text)
    {
        _texts = text.Split('\n');
        _lines = new YamlLine?[_texts.Length];
    }

    /// <summary>How many lines there are.</summary>
    public int Count => _texts.Length;

    /// <summary>A line, from 0.</summary>
    public YamlLine this[int index] => _lines[index] ??= new YamlLine(_texts[index], index);

    /// <summary>The nearest line above with content, or null.</summary>
    public YamlLine? Above(YamlLine line) => Next(line, -1);

    /// <summary>The nearest line below with content, or null.</summary>
    public YamlLine? Below(YamlLine line) => Next(line, 1);

    /// <summary>The lines above with content, the nearest first.</summary>
    public IEnumerable<YamlLine> AllAbove(YamlLine line)
    {
        for (var above = Above(line); above is not null; above = Above(above)) yield return above;
    }

    /// <summary>The lines below with content, the nearest first.</summary>
    public IEnumerable<YamlLine> AllBelow(YamlLine line)
    {
        for (var below = Below(line); below is not null; below = Below(below)) yield return below;
    }

    /// <summary>How many lines are as asked.</summary>
    public int CountOf(Func<YamlLine, bool> isCounted)
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
            if (isCounted(this[i])) count++;
        return count;
    }

    /// <summary>How many lines from this one on are one value: those below that begin no key and no item.</summary>
    public int LinesOfValue(YamlLine line)
    {
        var count = 1;
        for (var below = Below(line); count < LongestValue && below is { Colon: < 0, Dash: < 0, BeginsWithKnownKey: false }; below = Below(below)) count = below.Index - line.Index + 1;
        return count;
    }

    /// <summary>The text of some lines, as they are.</summary>
    public string[] Texts(int index, int count) => _texts[index..(index + count)];

    /// <summary>The whole text with a mending.</summary>
    public string With(Mending mending)
    {
        string[] lines = [.. _texts[..mending.Line.Index], .. mending.Instead, .. _texts[(mending.Line.Index + mending.Count)..]];
        return string.Join('\n', lines);
    }

    private YamlLine? Next(YamlLine line, int step)
    {
        for (var i = line.Index + step; i >= 0 && i < Count; i += step)
            if (this[i].HasContent) return this[i];
        return null;
    }
}
