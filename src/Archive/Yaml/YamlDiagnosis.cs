using Archive.Problems;

namespace Archive.Yaml;

/// <summary>Says what is wrong with a file that the parser cannot read: the line to change, what is wrong with it in words, what to type.</summary>
/// <remarks>The parser gives up where it understands no more, which is often lines after the fault. So the rules of <see cref="Rules"/> propose
/// mendings for the lines around that place, and each is tried: the one with which the parser gets furthest is told.</remarks>
internal static class YamlDiagnosis
{
    /// <summary>Lines with content above the place where the parser gave up that are looked at.</summary>
    private const int LinesAbove = 12;

    /// <summary>Lines further above on which a quotation mark or a bracket may have been opened.</summary>
    private const int LinesOfOpenings = 2_000;

    /// <summary>Characters that are read in trials; so a long file costs no more than some readings of it.</summary>
    private const long MostRead = 4 << 20;

    private delegate IEnumerable<Mending> Rule(YamlLine line, YamlSource source);

    // The surest come first: of two mendings with which the parser gets equally far, the earlier is told.
    private static readonly Rule[] Rules =
    [
        StrayLines.Of, WhiteSpace.Tab, WhiteSpace.OtherSpace, YamlLookAlikes.Colon, YamlLookAlikes.Hyphen, YamlLookAlikes.Number, Marks.NoSpaceAfterHyphen, Marks.NoSpaceAfterColon,
        Marks.OtherSign, QuotedTexts.Comma, QuotedTexts.Typographic, QuotedTexts.Continued, QuotedTexts.Unclosed, QuotedTexts.Escape,
        Brackets.Of, Marks.ColonMissing, Structure.HyphenMissing, Structure.ItemBelowKey, Structure.KeyElsewhere, Structure.KeyAtTheEdge, PlainTexts.Beginning, PlainTexts.ColonInside,
        Structure.WrappedText, Structure.HyphenMissingBeforeText,
    ];

    /// <summary>The problem of a text that the parser cannot read.</summary>
    /// <param name="file">Path relative to the input.</param>
    /// <param name="text">The text; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which it begins.</param>
    public static Problem Of(string file, string text, int firstLine)
    {
        var source = new YamlSource(text);
        var before = YamlTrial.Of(text);
        var mending = Best(source, before, text.Length);
        if (mending is null)
        {
            var line = Math.Clamp(before.GaveUp, 0, source.Count - 1);
            return new Problem(Codes.YamlSyntax, new SourceSpan(file, firstLine + line, source[line].Indent + 1), "From here on the file cannot be read.",
                "Look for a missing colon or quotation mark, or for a line that begins in another column than its neighbours (`archive explain yaml-syntax`).");
        }

        var where = new SourceSpan(file, firstLine + mending.Line.Index, mending.Column + 1, Math.Max(1, mending.Length));
        return new Problem(Codes.YamlSyntax, where, mending.Message, mending.Mend);
    }

    /// <summary>The problem of a text after which another one begins.</summary>
    /// <param name="file">Path relative to the input.</param>
    /// <param name="text">The text; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which it begins.</param>
    /// <param name="second">Where the second begins, a line from 0.</param>
    public static Problem SecondDocument(string file, string text, int firstLine, int second)
    {
        var lines = text.Split('\n');
        var at = Math.Clamp(second, 0, lines.Length - 1);
        while (at > 0 && lines[at] is not ['-', '-', '-', ..] and not ['.', '.', '.', ..]) at--;
        var mark = lines[at].Length < 3 ? "---" : lines[at][..3];
        return new Problem(Codes.YamlFeature, new SourceSpan(file, firstLine + at, 1, mark.Length), $"For YAML the file ends with this line `{mark}`, and another one begins.",
            "Delete the line.");
    }

    /// <summary>How a line is written whose text begins with a character that means something else for YAML.</summary>
    public static string InQuotes(string text, int line)
    {
        const string mend = "If it belongs to a text, put the text in quotation marks";
        var source = new YamlSource(text);
        if (line < 0 || line >= source.Count) return mend + ".";
        if (source[line] is { Words: ['?', ' ', ..] words } question && new YamlLine(words[2..], 0).Colon >= 0)
            return $"An item of a list begins with a hyphen and a space: `{question.Text[..question.Value]}- {words[2..]}`.";
        var mending = YamlLookAlikes.Hyphen(source[line], source).Concat(PlainTexts.Beginning(source[line], source)).Concat(Brackets.Of(source[line], source)).FirstOrDefault();
        // A name of a place alone on its line belongs to no text.
        if (source[line].Words is ['&' or '!', ..] alone && !alone.Contains(' ', StringComparison.Ordinal) && source[line].Colon < 0) return $"Delete `{alone}`.";
        return mending is null ? mend + "." : (mending with { Advice = mend }).Mend;
    }

    /// <summary>The mending with which the parser gets furthest; where it gets no further with any, one that is certain.</summary>
    private static Mending? Best(YamlSource source, YamlTrial before, int length)
    {
        Mending? best = null, certain = null;
        var reach = before;
        var read = 0L;
        foreach (var mending in Proposed(source, before.GaveUp))
        {
            if (mending.IsCertain) certain ??= mending;
            if (read > MostRead) continue;
            read += length;
            var trial = YamlTrial.Of(source.With(mending));
            if (trial.CompareTo(reach) <= 0) continue;
            (best, reach) = (mending, trial);
            if (trial.Line == int.MaxValue) break;
        }

        return best ?? certain;
    }

    private static IEnumerable<Mending> Proposed(YamlSource source, int gaveUp)
    {
        var near = Near(source, gaveUp);
        var last = near[^1].Index;
        // White space that nobody sees may stand further down than the parser says.
        if (FirstOddIndent(source) is { } odd && !near.Contains(odd)) near.Add(odd);
        foreach (var rule in Rules)
            foreach (var line in near)
                foreach (var mending in rule(line, source)) yield return mending;
        for (var i = last - 1; i >= Math.Max(0, last - LinesOfOpenings); i--)
            foreach (var mending in QuotedTexts.Unclosed(source[i], source).Concat(Brackets.Of(source[i], source))) yield return mending;
    }

    private static YamlLine? FirstOddIndent(YamlSource source)
    {
        for (var i = 0; i < source.Count; i++)
            if (source[i].Text.AsSpan(0, source[i].Item).IndexOfAnyExcept(' ', '-') >= 0) return source[i];
        return null;
    }

    /// <summary>The lines around the place, the likeliest first: that line, those above it, and two below, since the parser looks ahead.</summary>
    private static List<YamlLine> Near(YamlSource source, int gaveUp)
    {
        var at = source[Math.Clamp(gaveUp, 0, source.Count - 1)];
        List<YamlLine> above = [at, .. source.AllAbove(at).Take(LinesAbove)];
        for (var i = at.Index + 1; i <= Math.Min(at.Index + 2, source.Count - 1); i++) above.Insert(i - at.Index, source[i]);
        return above;
    }
}
