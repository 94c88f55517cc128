using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;
using Archive.Read.Yaml.Block;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Archive.Read.Yaml;

/// <summary>Reads YAML into nodes that know their place, with YamlDotNet's event parser.</summary>
/// <remarks>The parser throws for more than bad syntax, has no limit of depth, and is quadratic in flow
/// nesting; so the text is looked over first, and every exception becomes a problem.</remarks>
public sealed class YamlReader
{
    /// <summary>Levels of nesting that a file may have.</summary>
    public const int MaxDepth = 16;

    /// <summary>Parts (keys, values, beginnings and ends of lists) that a file may have.</summary>
    public const int MaxEvents = 100_000;

    private readonly string _file;
    private readonly string _text;
    private readonly int _lineOffset;
    private readonly DroppedMarks _dropped;
    private readonly ProblemList _problems;
    private string[]? _lines;
    private int _events;

    private YamlReader(string file, string text, int firstLine, ProblemList problems)
    {
        (_file, _lineOffset, _problems) = (file, firstLine - 1, problems);
        _text = DroppedMarks.Drop(text, firstLine, out _dropped);
    }

    /// <summary>Reads one document.</summary>
    /// <param name="file">Path relative to the input, for positions.</param>
    /// <param name="text">The YAML; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which <paramref name="text"/> begins.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The root, null when the text is empty or cannot be read (then there is a problem).</returns>
    public static YamlNode? Read(string file, string text, int firstLine, ProblemList problems) =>
        BlockReader.Read(file, text, firstLine) ?? ReadAny(file, text, firstLine, problems);

    /// <summary>Reads one document with the full parser, as <see cref="BlockReader"/> does for what people usually write.</summary>
    internal static YamlNode? ReadAny(string file, string text, int firstLine, ProblemList problems) =>
        new YamlReader(file, text, firstLine, problems).Document();

    private YamlNode? Document()
    {
        if (TooDeepInFlow() is { } place)
        {
            _problems.Add(Codes.YamlTooDeep, place, $"Brackets are nested more than {MaxDepth} levels deep.", "Write the list over several lines, one `- item` a line.");
            return null;
        }

        IParser? parser = null;
        try
        {
            parser = new Parser(new Scanner(new StringReader(_text), skipComments: true));
            Next(parser);
            if (Next(parser) is StreamEnd) return null;
            var root = Node(parser, Next(parser), 1);
            Next(parser);
            if (Next(parser) is not StreamEnd)
            {
                _problems.Add(Codes.YamlFeature, Place(parser.Current!.Start), "A second document begins here.", "Keep one document a file: remove the line `---`.");
                return null;
            }

            return root is YamlText { Value: "" } ? null : root;
        }
        catch (Refused)
        {
            return null;
        }
        catch (YamlException e)
        {
            _problems.Add(Syntax(Place(e.Start), e.Message));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or FormatException or OverflowException or KeyNotFoundException)
        {
            _problems.Add(Syntax(parser?.Current is { } at ? Place(at.End) : new SourceSpan(_file, 1 + _lineOffset, 1), ""));
            return null;
        }
    }

    private Problem Syntax(SourceSpan where, string words)
    {
        var line = Line(where.Line);
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var value = colon >= 0 ? line[(colon + 2)..].Trim() : line.TrimStart(' ', '-').Trim();
        var key = colon >= 0 ? line[..(colon + 1)].TrimStart() : "";
        var likely = value.Length > 0 && ("[\"'@%*&!>|{`".Contains(value[0], StringComparison.Ordinal) || value.Contains(": ", StringComparison.Ordinal));
        var mend = likely
            ? $"Put the text in single quotes, like this: `{key} {InQuotes(value.Trim('\''))}`.{OfQuotation(key, value)}"
            : "Look for a missing colon, a missing quotation mark, or a line that is indented differently from its neighbours (`archive explain yaml-syntax`).";
        return new Problem(Codes.YamlSyntax, where, "This is not YAML that can be read" + (words.Length > 0 ? $" ({words.TrimEnd('.')})." : "."), mend);
    }

    private static string InQuotes(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>What to write of <c>"No," he said, "never."</c>, whose words outside the marks nobody should publish as the speaker's.</summary>
    private static string OfQuotation(string key, string value)
    {
        var parts = value.Split('"');
        if (parts[0].Length > 0 || parts.Length % 2 == 0) return "";
        var inside = parts.Where((p, i) => i % 2 == 1 && p.Length > 0).Select(InQuotes).ToList();
        var isSaid = inside.Count > 0 && parts.Where((_, i) => i % 2 == 0).Any(p => p.Any(char.IsLetterOrDigit));
        return isSaid ? $" Of a quotation give only what stands inside the marks: `{key} {(inside.Count == 1 ? inside[0] : $"[{string.Join(", ", inside)}]")}`." : "";
    }

    private YamlNode Node(IParser parser, ParsingEvent current, int depth)
    {
        Count(current, depth);
        switch (current)
        {
            case Scalar scalar:
                Refuse(scalar);
                return Text(scalar);
            case SequenceStart start:
                Refuse(start);
                var items = ImmutableArray.CreateBuilder<YamlNode>();
                while (Next(parser) is not SequenceEnd) items.Add(Node(parser, parser.Current!, depth + 1));
                return new YamlList(items.ToImmutable(), Place(start.Start));
            case MappingStart start:
                Refuse(start);
                return Map(parser, start, depth);
            case AnchorAlias alias:
                throw Refusal(alias.Start, $"`*{alias.Value}` is an alias, which is not used here.", "Write the value out, or put the text in quotes.");
            default:
                throw new InvalidOperationException("unexpected event");
        }
    }

    private YamlMap Map(IParser parser, MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<YamlText, YamlNode>>();
        var seen = new YamlKeys();
        while (Next(parser) is not MappingEnd)
        {
            var keyNode = Node(parser, parser.Current!, depth + 1);
            var value = Node(parser, Next(parser), depth + 1);
            if (keyNode is not YamlText key)
            {
                _problems.Add(Codes.YamlSyntax, keyNode.Where, "A key must be a word.", "If this is meant as text, put it in single quotes.");
                continue;
            }

            if (key.Value == "<<")
            {
                _problems.Add(Codes.YamlFeature, key.Where, "Merge keys (`<<`) are not used here.", "Write the values out.");
                continue;
            }

            if (seen.Add(key) is { } first)
            {
                _problems.Add(new Problem(Codes.DuplicateKey, key.Where, $"The key `{key.Value}` stands twice.", "Keep one of the two.") { Related = [new RelatedPlace(first.Where, "the first one")] });
                continue;
            }

            entries.Add(new(key, value));
        }

        return new YamlMap(entries.ToImmutable(), Place(start.Start));
    }

    private static ParsingEvent Next(IParser parser) =>
        parser.MoveNext() ? parser.Current! : throw new InvalidOperationException("end of file");

    private void Count(ParsingEvent current, int depth)
    {
        if (depth > MaxDepth) throw Refusal(Codes.YamlTooDeep, current.Start, $"This is nested more than {MaxDepth} levels deep.", "Nothing in an archive needs that: look for a wrong indent.");
        if (++_events > MaxEvents) throw Refusal(Codes.YamlTooDeep, current.Start, $"The file has more than {MaxEvents} parts.", "Split it: an article may have several annotation files.");
    }

    private void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty) throw Refusal(node.Start, $"`&{node.Anchor.Value}` is an anchor, which is not used here.", "If it belongs to the text, put the text in quotes.");
        if (!node.Tag.IsEmpty) throw Refusal(node.Start, $"`{node.Tag.Value}` is a tag, which is not used here.", "If it belongs to the text, put the text in quotes.");
    }

    private YamlText Text(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        var value = plain && scalar.Value is "~" or "null" ? "" : scalar.Value;
        var where = Place(scalar.Start, scalar.Start.Line == scalar.End.Line ? (int)(scalar.End.Column - scalar.Start.Column) : 1);
        // Escapes of texts in double quotes stand for any character.
        if (scalar.Style == ScalarStyle.DoubleQuoted) value = Characters.Allowed(value, where, _problems);
        return new YamlText(value, plain, where) { Comment = plain ? CommentAfter(scalar) : null };
    }

    private YamlComment? CommentAfter(Scalar scalar)
    {
        var line = Line((int)scalar.End.Line + _lineOffset);
        var at = (int)scalar.End.Column - 1;
        if (at < 0 || at >= line.Length) return null;
        var rest = line.AsSpan(at);
        var trimmed = rest.TrimStart();
        if (trimmed.Length == 0 || trimmed[0] != '#' || trimmed.Length == rest.Length) return null;
        var column = line.Length - trimmed.Length + 1;
        return YamlComment.Of(trimmed, _dropped.InFile(new SourceSpan(_file, (int)scalar.End.Line + _lineOffset, column, trimmed.Length)));
    }

    /// <summary>The line of the file (from 1) as far as this text holds it.</summary>
    private string Line(int line)
    {
        _lines ??= _text.Split('\n');
        var index = line - _lineOffset - 1;
        return index >= 0 && index < _lines.Length ? _lines[index] : "";
    }

    private SourceSpan Place(Mark mark, int length = 1) =>
        _dropped.InFile(new SourceSpan(_file, (int)Math.Max(1, mark.Line) + _lineOffset, (int)Math.Max(1, mark.Column), Math.Max(1, length)));

    /// <summary>A rough count of open brackets, since the parser is quadratic in them and overflows on many.</summary>
    private SourceSpan? TooDeepInFlow()
    {
        int depth = 0, line = 1, column = 0;
        var quote = '\0';
        foreach (var c in _text)
        {
            column++;
            if (c == '\n')
            {
                line++;
                column = 0;
                quote = '\0';
                // Brackets in running text must not add up over a whole file.
                if (depth < MaxDepth) depth = 0;
            }
            else if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '[' or '{' && ++depth > MaxDepth * 2) return _dropped.InFile(new SourceSpan(_file, line + _lineOffset, column));
            else if (c is ']' or '}' && depth > 0) depth--;
        }

        return null;
    }

    private Refused Refusal(Mark at, string message, string mend) => Refusal(Codes.YamlFeature, at, message, mend);

    private Refused Refusal(ProblemCode code, Mark at, string message, string mend)
    {
        _problems.Add(code, Place(at), message, mend);
        return new Refused();
    }

    /// <summary>Leaves the recursion once a problem has been noted.</summary>
    private sealed class Refused : Exception;
}
