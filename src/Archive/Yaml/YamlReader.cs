using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml.Block;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Archive.Yaml;

/// <summary>Reads YAML into nodes that know their place, with YamlDotNet's event parser.</summary>
/// <remarks>The parser throws for more than bad syntax, has no limit of depth, and is quadratic in flow
/// nesting; so the text is looked over first, and every exception becomes a problem.</remarks>
public sealed class YamlReader
{
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
            _problems.Add(Codes.YamlTooDeep, place, $"Brackets are nested more than {YamlLimits.Depth} levels deep.", "Write the list over several lines, one `- item` a line.");
            return null;
        }

        try
        {
            var parser = new Parser(new Scanner(new StringReader(_text), skipComments: true));
            Next(parser);
            if (Next(parser) is StreamEnd) return null;
            var root = Node(parser, Next(parser), 1);
            Next(parser);
            if (Next(parser) is not StreamEnd)
            {
                _problems.Add(YamlDiagnosis.SecondDocument(_file, _text, _lineOffset + 1, (int)parser.Current!.Start.Line - 1));
                return null;
            }

            return root is YamlText { Value: "" } ? null : root;
        }
        catch (Refused)
        {
            return null;
        }
        catch (Exception e) when (e is YamlException || IsOfParser(e))
        {
            _problems.Add(YamlDiagnosis.Of(_file, _text, _lineOffset + 1));
            return null;
        }
    }

    /// <summary>Whether the exception is one that the parser throws for a text besides <see cref="YamlException"/>.</summary>
    internal static bool IsOfParser(Exception e) => e is InvalidOperationException or ArgumentException or IndexOutOfRangeException
        or NullReferenceException or FormatException or OverflowException or KeyNotFoundException;

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
                throw Refusal(alias.Start, $"`*{alias.Value}` refers to another place of the file for YAML (an alias), which is not used here.");
            default:
                throw new InvalidOperationException("unexpected event");
        }
    }

    private YamlMap Map(IParser parser, MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<YamlText, YamlNode>>();
        var seen = new YamlKeys();
        var isTold = false;
        if (IsQuestion(start)) throw Refusal(Codes.YamlSyntax, start.Start, "A question mark and a space begin a key of several lines for YAML, which is not used here.", YamlDiagnosis.InQuotes(_text, (int)start.Start.Line - 1));
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
                if (!isTold) _problems.Add(DuplicateKeys.Of(key, first, value, isFirst: entries[0].Key == first, depth > 1, out isTold));
                continue;
            }

            entries.Add(new(key, value));
        }

        // A pair without braces inside brackets has no place of its own.
        return new YamlMap(entries.ToImmutable(), start.Start.Index > 0 || entries.Count == 0 ? Place(start.Start) : entries[0].Key.Where with { Length = 1 }) { IsBraced = start.Style == MappingStyle.Flow && start.Start.Index > 0 };
    }

    private bool IsQuestion(MappingStart start) =>
        start.Style == MappingStyle.Block && Line((int)start.Start.Line + _lineOffset).AsSpan((int)Math.Max(0, start.Start.Column - 1)).StartsWith("? ");

    private static ParsingEvent Next(IParser parser) =>
        parser.MoveNext() ? parser.Current! : throw new InvalidOperationException("end of file");

    private void Count(ParsingEvent current, int depth)
    {
        if (depth > YamlLimits.Depth) throw Refusal(Codes.YamlTooDeep, current.Start, $"This is nested more than {YamlLimits.Depth} levels deep.", "Nothing in an archive needs that: look for a wrong indent.");
        if (++_events > YamlLimits.Parts) throw Refusal(Codes.YamlTooDeep, current.Start, $"The file has more than {YamlLimits.Parts} parts.", "Split it: an article may have several annotation files.");
    }

    private void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty) throw Refusal(node.Start, $"`&{node.Anchor.Value}` names this place of the file for YAML (an anchor), which is not used here.");
        if (!node.Tag.IsEmpty) throw Refusal(node.Start, $"`{Word(node.Start)}` says of which type the value is for YAML (a tag), which is not used here.");
    }

    /// <summary>What stands at a place, up to the next space.</summary>
    private string Word(Mark at)
    {
        var rest = Line((int)at.Line + _lineOffset)[Math.Max(0, (int)at.Column - 1)..];
        return rest.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? rest[..end] : rest;
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
                if (depth < YamlLimits.Depth) depth = 0;
            }
            else if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '[' or '{' && ++depth > YamlLimits.Depth * 2) return _dropped.InFile(new SourceSpan(_file, line + _lineOffset, column));
            else if (c is ']' or '}' && depth > 0) depth--;
        }

        return null;
    }

    private Refused Refusal(Mark at, string message) => Refusal(Codes.YamlFeature, at, message, YamlDiagnosis.InQuotes(_text, (int)at.Line - 1));

    private Refused Refusal(ProblemCode code, Mark at, string message, string mend)
    {
        _problems.Add(code, Place(at), message, mend);
        return new Refused();
    }

    /// <summary>Leaves the recursion once a problem has been noted.</summary>
    private sealed class Refused : Exception;
}
