using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Read;

/// <summary>Finds keys near the top of a file that nothing would read, however they are written: what they say (<c>draft</c>, <c>rights</c>) must
/// not be lost in silence.</summary>
/// <remarks>Texts begin with rules, headings and lines such as “Subject: …” or “Date: …” too. So a block counts as keys when it could hardly be
/// anything else: a word such as <c>draft: true</c> that no article says, several keys of articles, or one spelled as a key between two rules.</remarks>
internal sealed partial class MeantKeys(TextLines lines, bool isMarkdown)
{
    /// <summary>So many lines with words are the top of a text.</summary>
    private const int Top = 10;

    /// <summary>What is longer is no key with a value as they stand at the top of a file, and no rule.</summary>
    private const int LongestLine = 300;

    /// <summary>From here on there are letters as wide as those of Chinese, which look like the others.</summary>
    private const char FirstWide = '\uFF01';

    private const string Known =
        "title|subtitle|date|updated|publisher|author|dateline|url|archived|language|rights|licence|draft|description|topics|corrections|verified|withdrawn|formerly";

    /// <summary>Keys that were meant.</summary>
    /// <param name="Line">The line to tell of.</param>
    /// <param name="Message">What is wrong with it.</param>
    /// <param name="Mend">What to type.</param>
    /// <param name="Keys">The line of the first key, when they can be read in spite of it; or -1.</param>
    public readonly record struct Found(int Line, string Message, string Mend, int Keys = -1);

    /// <summary>A block of lines that look like keys.</summary>
    /// <param name="Keys">How many keys it has.</param>
    /// <param name="Known">How many of them articles know, in whatever letters.</param>
    /// <param name="Exact">How many of them are written as keys are.</param>
    /// <param name="End">The line after it.</param>
    private readonly record struct Block(int Keys, int Known, int Exact, int End);

    /// <summary>The first line from this one on with something that can be seen.</summary>
    public int NextSeen(int line)
    {
        while (line < lines.Count && !IsSeen(line)) line++;
        return line;
    }

    /// <summary>Whether anything can be seen on a line. Mostly the first character can.</summary>
    private bool IsSeen(int line)
    {
        foreach (var rune in lines.Words(line).EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && !LookAlikes.IsInvisible(rune)) return true;
        return false;
    }

    /// <summary>Whether the first letter or digit of a line begins one of the words that no article says; of nearly all lines it does not.</summary>
    private bool MayBeCertain(int line)
    {
        foreach (var c in lines.Words(line))
        {
            if (c == '`') return false;
            if (char.IsLetterOrDigit(c)) return c is 'd' or 'D' or 'r' or 'R' || c >= FirstWide;
        }

        return false;
    }

    /// <summary>Whether a line is what somebody types, or a program makes, instead of three hyphens.</summary>
    public bool IsLikeRule(int line) => lines.Words(line) is not "---" && lines.Words(line).Length <= LongestLine && Seen(line) is var seen && (seen == "---" || LikeRule().IsMatch(seen));

    /// <summary>Keys that begin on the first line with words, which is no line of hyphens, or soon after it; or null.</summary>
    public Found? Above(int first) =>
        Disguised(first) ?? Beside(first) ?? Bare(first) ?? Below(first) ?? Certain(first, hasKeys: false);

    /// <summary>One of the words that no article says, in the text after the keys; or null.</summary>
    public Found? After(int body) => Certain(body, hasKeys: true);

    /// <summary>Whether keys written as such begin on a line without a line of hyphens before it.</summary>
    public bool AreKeys(int first)
    {
        var block = At(first, acrossBlanks: false);
        return IsClosed(block, orBlank: true) && Exact().IsMatch(Seen(first)) && (block.Keys > 1 || TitleRightsDraft().IsMatch(Seen(first)));
    }

    /// <summary>A line that stands for the hyphens, with keys below it.</summary>
    private Found? Disguised(int first)
    {
        var next = NextSeen(first + 1);
        if (next == lines.Count || !(IsLikeRule(first) || IsOfSigns(first)) || !AnyKey().IsMatch(Seen(next))) return null;
        var block = At(next, acrossBlanks: true);
        var isMeant = block.Exact > 0 || block.Known > 1 || (IsClosed(block, orBlank: false) && (block.Known > 0 || LowerKey().IsMatch(Seen(next))));
        if (!isMeant) return null;
        return new Found(first, $"Three hyphens, `---`, begin the keys at the top of a file; this line has {CodePoints.Of(lines.Words(first))}.",
            Plainly(next), FrontMatter.IsKey(lines, next) ? first + 1 : -1);
    }

    /// <summary>Hyphens and the first key on one line.</summary>
    private Found? Beside(int first)
    {
        var seen = Seen(first);
        if (RuleAndKey().Match(seen) is not { Success: true } match) return null;
        var key = match.Groups["key"].Value;
        var next = Math.Min(first + 1, lines.Count - 1);
        if (!Exact().IsMatch(key) && !CertainLine().IsMatch(key) && !AnyKey().IsMatch(Seen(next)) && !IsRule(next)) return null;
        return new Found(first, $"Three hyphens, `---`, stand on a line of their own; here `{Short(key)}` follows on it.",
            $"Write `---` on a line, `{Short(key)}` on the next, and `---` again after the last key.");
    }

    /// <summary>Keys without a line of hyphens.</summary>
    private Found? Bare(int first)
    {
        const string message = "These lines look like keys, but no line `---` stands before them, so nothing would read them.";
        if (AreKeys(first)) return new Found(first, message, Plainly(first), FrontMatter.IsKey(lines, first) ? first : -1);
        var seen = Seen(first);
        if (!InBraces().IsMatch(seen) && (!KnownKey().IsMatch(seen) || At(first, acrossBlanks: false) is var block && (block.Known < 2 || !IsClosed(block, orBlank: true)))) return null;
        return new Found(first, message, Plainly(first));
    }

    /// <summary>A block of keys between two rules below other words, as below a headline or a comment.</summary>
    private Found? Below(int first)
    {
        for (int i = NextSeen(first + 1), seen = 1; i < lines.Count && seen < Top; i = NextSeen(i + 1), seen++)
        {
            if (isMarkdown && IsFence(i)) return null;
            if (!IsRule(i) || i + 1 >= lines.Count || !AnyKey().IsMatch(Seen(i + 1))) continue;
            var block = At(i + 1, acrossBlanks: true);
            if (block.Exact < 2 && !(IsClosed(block, orBlank: false) && (block.Exact > 0 || block.Known > 1))) continue;
            return new Found(i, "A block of keys begins here, but something stands above it, so nothing would read it.",
                "Let the line `---` be the first of the file, and move what stands above it below the keys; or delete it.");
        }

        return null;
    }

    /// <summary>A line such as <c>draft: true</c>, which is hardly ever part of a text.</summary>
    private Found? Certain(int from, bool hasKeys)
    {
        for (int i = NextSeen(from), seen = 0; i < lines.Count && seen < Top; i = NextSeen(i + 1), seen++)
        {
            // Pages about the archive show how keys are written.
            if (isMarkdown && (hasKeys || seen > 0) && IsFence(i)) return null;
            if ((isMarkdown && hasKeys && lines.Indent(i) >= 4) || !MayBeCertain(i) || CertainLine().Match(Seen(i)) is not { Success: true } match) continue;
            var key = $"{match.Groups["key"].Value.ToLowerInvariant()}: {Value(match.Groups["value"].Value)}";
            return new Found(i, $"This line looks like the key `{key}`, but does not stand between the lines `---` at the top of the file, so nothing would read it.",
                $"Write `{key}` on a line of its own, with `---` on the line before the first key and after the last one.");
        }

        return null;
    }

    private static string Value(string written) => written.ToLowerInvariant() switch { "yes" or "on" => "true", "no" or "off" => "false", var word => word };

    private Block At(int from, bool acrossBlanks)
    {
        int keys = 0, known = 0, exact = 0, i = from, end = from;
        for (; i < lines.Count; i++)
        {
            var seen = Seen(i);
            if (seen.Length == 0 && acrossBlanks) continue;
            if (seen.Length == 0 || IsRule(i) || !(char.IsWhiteSpace(lines.Line(i)[0]) || Part().IsMatch(seen))) break;
            if (AnyKey().IsMatch(seen)) keys++;
            if (KnownKey().IsMatch(seen)) known++;
            if (Exact().IsMatch(seen)) exact++;
            end = i + 1;
        }

        return new Block(keys, known, exact, acrossBlanks ? i : end);
    }

    private bool IsClosed(Block block, bool orBlank) =>
        block.End == lines.Count ? orBlank : IsRule(block.End) || IsOfSigns(block.End) || (orBlank && Seen(block.End).Length == 0);

    private bool IsRule(int line) => lines.Words(line) is "---" || IsLikeRule(line);

    /// <summary>Whether a line has no letter and no digit, as <c>;;;</c>, <c>{</c> or <c>> ---</c>.</summary>
    private bool IsOfSigns(int line) => Seen(line) is { Length: > 0 and <= 40 } seen && !seen.Any(char.IsLetterOrDigit);

    private bool IsFence(int line) => lines.Words(line) is ['`', '`', '`', ..] or ['~', '~', '~', ..];

    /// <summary>What to type instead of keys.</summary>
    private string Plainly(int key)
    {
        const string rules = "Write `---` on a line of its own before the first key and after the last one.";
        return FrontMatter.IsKey(lines, key) && Exact().IsMatch(lines.Words(key)) ? rules
            : rules + " Keys begin at the left edge, in small letters, with a colon and a space after them: `draft: true`.";
    }

    private static string Short(string words) => words.Length <= 40 ? words : words[..(char.IsHighSurrogate(words[39]) ? 39 : 40)] + "…";

    /// <summary>A line as its author sees it: without what is invisible and the white space around it, with the signs that others look like.</summary>
    private string Seen(int line)
    {
        var words = lines.Words(line);
        if (words.Length > LongestLine) words = words[..LongestLine];
        if (System.Text.Ascii.IsValid(words)) return words.ToString();
        var seen = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (LookAlikes.IsInvisible(rune)) continue;
            if (rune.Value is >= 0xFF01 and <= 0xFF5E) seen.Append((char)(rune.Value - 0xFEE0));
            else if (rune.Value is '﹕' or '∶' or '꞉') seen.Append(':');
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator) seen.Append(' ');
            else seen.Append(rune.ToString());
        }

        return seen.ToString().Trim();
    }

    [GeneratedRegex(@"^([\p{Pd}\u2212] ?)+\z|^(_{3,}|={3,}|\*{3,}|\+{3,}|~{3,}|`{3,}|</?pre>)( ?ya?ml)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LikeRule();

    /// <summary>A key with its colon, or the equals sign of other programs' keys.</summary>
    [GeneratedRegex(@"^[^\p{L}\p{N}`]*[a-zA-Z][\w-]*[""']?\s*[:=](\s|\z)|^[^\p{L}\p{N}`]*(" + Known + @")[""']?\s*[:=]",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AnyKey();

    [GeneratedRegex(@"^[^\p{L}\p{N}`]*(" + Known + @")[""']?\s*[:=]",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KnownKey();

    [GeneratedRegex(@"^(" + Known + @")\s*:(\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(@"^(title|rights|draft)\s*:(\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TitleRightsDraft();

    [GeneratedRegex(@"^[a-z][a-z0-9_-]*\s*:(\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LowerKey();

    [GeneratedRegex(@"^([\p{Pd}\u2212]{2,}|\+{3,})\s*(?<key>(" + Known + @")\s*[:=].*)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RuleAndKey();

    [GeneratedRegex(@"^\{.*[""'](" + Known + @")[""']\s*:", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InBraces();

    [GeneratedRegex(@"^[^\p{L}\p{N}`]*((?<key>draft)[""'*_]*\s*[:=]\s*[""'*_]*(?<value>true|false|yes|no|on|off)|(?<key>rights)[""'*_]*\s*[:=]\s*[""'*_]*(?<value>full|excerpt|statements|link))([^\p{L}\p{N}`]*|\s+#.*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CertainLine();

    /// <summary>A key, an item of a list, a comment, the end of brackets.</summary>
    [GeneratedRegex(@"^(- |#|[\]}]|[^\p{L}\p{N}`]*[a-zA-Z][\w-]*[""']?\s*[:=](\s|\z)|[^\p{L}\p{N}`]*(" + Known + @")[""']?\s*[:=])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
