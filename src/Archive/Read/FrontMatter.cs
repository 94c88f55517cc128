using Archive.Problems;
using Archive.Read.Yaml;

namespace Archive.Read;

/// <summary>A file's keys between two lines <c>---</c> at its top, and the text after them.</summary>
/// <param name="Keys">The keys; none when there is no front matter.</param>
/// <param name="Body">The text.</param>
/// <param name="BodyLine">Line of the file on which the text begins, from 1.</param>
public sealed record FrontMatter(YamlMap Keys, string Body, int BodyLine)
{
    /// <summary>Splits a file.</summary>
    public static FrontMatter Split(string file, string text, ProblemList problems)
    {
        var none = new YamlMap([], new SourceSpan(file));
        if (!text.StartsWith("---\n", StringComparison.Ordinal)) return new FrontMatter(none, text, 1);
        var end = text.StartsWith("---\n---\n", StringComparison.Ordinal) ? 4 : text.IndexOf("\n---\n", 3, StringComparison.Ordinal) + 1;
        if (end == 0)
        {
            if (text.EndsWith("\n---", StringComparison.Ordinal)) end = text.Length - 3;
            else
            {
                problems.Add(Codes.YamlSyntax, new SourceSpan(file, 1, 1, 3), "The line `---` begins keys, but no second `---` ends them.", "Write `---` on a line of its own after the last key.");
                return new FrontMatter(none, "", 1);
            }
        }

        var yaml = text[4..end];
        var body = text[Math.Min(text.Length, end + 4)..];
        var node = YamlReader.Read(file, yaml, 2, problems);
        if (node is not null and not YamlMap) problems.Add(Codes.WrongType, node.Where, "Between the lines `---` stand keys with values.", "Write for example `date: 2017-12-30`.");
        return new FrontMatter(node as YamlMap ?? none, body, 1 + text.AsSpan(0, Math.Min(text.Length, end + 4)).Count('\n'));
    }
}
