using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Archive.Yaml;

/// <summary>How far the full parser gets in a text.</summary>
/// <param name="Line">The line, from 0, of the part that it could not read; the greatest number when it reads the whole text.</param>
/// <param name="Events">How many parts it has read before.</param>
/// <param name="GaveUp">The line, from 0, on which it gave up, which may be a later one.</param>
internal readonly record struct YamlTrial(int Line, int Events, int GaveUp) : IComparable<YamlTrial>
{
    /// <summary>Reads a text.</summary>
    public static YamlTrial Of(string text)
    {
        var events = 0;
        // Brackets that are never closed swallow all that follows, so it is their beginning that cannot be read.
        var open = new Stack<int>();
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            while (parser.MoveNext() && parser.Current is { } current and not StreamEnd && events++ <= YamlLimits.Parts)
            {
                if (current is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow }) open.Push((int)current.Start.Line - 1);
                else if (current is SequenceEnd or MappingEnd && open.Count > 0) open.Pop();
            }

            return new YamlTrial(int.MaxValue, 0, 0);
        }
        catch (YamlException e)
        {
            return new YamlTrial(open.Count > 0 ? open.Last() : (int)e.Start.Line - 1, events, (int)Math.Max(e.Start.Line, e.End.Line) - 1);
        }
        catch (Exception e) when (YamlReader.IsOfParser(e))
        {
            var last = text.AsSpan().TrimEnd('\n').Count('\n');
            return new YamlTrial(open.Count > 0 ? open.Last() : last, events, last);
        }
    }

    /// <summary>Orders by how far the parser got.</summary>
    public int CompareTo(YamlTrial other) => Line != other.Line ? Line.CompareTo(other.Line) : Events.CompareTo(other.Events);
}
