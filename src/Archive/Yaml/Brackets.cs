using System.Text;

namespace Archive.Yaml;

/// <summary>Values in brackets that are not closed, closed too often, or that are texts.</summary>
internal static class Brackets
{
    /// <summary>Whatever is wrong with them.</summary>
    public static IEnumerable<Mending> Of(YamlLine line, YamlSource source)
    {
        var words = line.Words;
        if (words.Length == 0 || words[0] is not ('[' or '{')) yield break;
        var open = new Stack<char>();
        var end = Walk(words, open, out var other);
        if (other >= 0)
        {
            var wanted = open.Peek() == '[' ? ']' : '}';
            yield return new Mending(line, line.Value + other, 1, $"`{open.Peek()}` is closed by `{words[other]}`.", "Write", line.WithValue(words[..other] + wanted + words[(other + 1)..]));
        }
        else if (end < 0) foreach (var mending in Unclosed(line, source, open)) yield return mending;
        else if (end < words.Length)
        {
            var rest = words[end..].Trim();
            if (rest.AsSpan().TrimStart("]}").IsEmpty)
                yield return new Mending(line, line.Value + end, rest.Length, $"Here is one `{rest[0]}` too many.", "Write", line.WithValue(words[..end]));
            yield return new Mending(line, line.Value, 1, $"A value that begins with `{words[0]}` is {(words[0] == '[' ? "a list" : "keys and values")} for YAML, after which nothing may follow.",
                "If it is a text, put it in quotation marks", line.WithValue(YamlQuotes.Quoted(words)));
        }

        if (other < 0 && end >= 0 && CommaMissing(words) is { } comma)
            yield return new Mending(line, line.Value + comma, 1, "A comma is missing before this text.", "Write", line.WithValue(words[..comma].TrimEnd() + ", " + words[comma..]));
        if (other < 0 && end >= 0 && Unclosed(words, end) is { } open1)
            yield return new Mending(line, line.Value + open1.At, 1, "The quotation mark `\"` is opened here and never closed.", "Close it", line.WithValue(open1.Closed));
        if (other < 0 && end >= 0 && Inner(words[..end]) is { } inner && inner != words[..end])
            yield return new Mending(line, line.Value, end, "One of the texts between these brackets holds a character that means something else for YAML.", "Put that text in quotation marks",
                line.WithValue(inner + words[end..]));
    }

    private static IEnumerable<Mending> Unclosed(YamlLine line, YamlSource source, Stack<char> open)
    {
        var closing = string.Concat(open.Select(o => o == '[' ? ']' : '}'));
        var message = $"The bracket `{open.Last()}` is opened here and never closed.";
        yield return new Mending(line, line.Value, 1, message, "Close it", line.WithValue(line.Words.TrimEnd(',', ' ') + closing));
        yield return new Mending(line, line.Value, 1, message, "If it belongs to a text, put the text in quotation marks", line.WithValue(YamlQuotes.Quoted(line.Words)));
        if (source.LinesOfValue(line) is not (> 1 and var count)) yield break;
        var lines = source.Texts(line.Index, count);
        lines[^1] = lines[^1].TrimEnd().TrimEnd(',') + closing;
        yield return new Mending(line, line.Value, 1, message, "Close it after the last word", [.. lines]) { Count = count, Shown = count - 1 };
    }

    /// <summary>Goes along the brackets.</summary>
    /// <param name="words">The value.</param>
    /// <param name="open">Receives the brackets that are not closed.</param>
    /// <param name="other">Offset of a bracket that closes one of the other kind, or -1.</param>
    /// <returns>Offset after the bracket that closes the first one, or -1.</returns>
    private static int Walk(string words, Stack<char> open, out int other)
    {
        other = -1;
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            if (c is '"' or '\'' && IsBeginning(words, i) && YamlQuotes.End(words, i) is > 0 and var end) i = end - 1;
            else if (c is '[' or '{') open.Push(c);
            else if (c is ']' or '}')
            {
                if ((open.Peek() == '[') != (c == ']'))
                {
                    other = i;
                    return -1;
                }

                open.Pop();
                if (open.Count == 0) return i + 1;
            }
        }

        return -1;
    }

    /// <summary>Where a text in quotation marks begins directly after another one, or null.</summary>
    private static int? CommaMissing(string words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is not ('"' or '\'') || !IsBeginning(words, i) || YamlQuotes.End(words, i) is not (> 0 and var end)) continue;
            while (end < words.Length && words[end] == ' ') end++;
            if (end < words.Length && words[end] is '"' or '\'') return end;
            i = end - 1;
        }

        return null;
    }

    /// <summary>A double quotation mark that is opened between the brackets and not closed, and the value with it closed before the next comma or bracket.</summary>
    private static (int At, string Closed)? Unclosed(string words, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (words[i] is not ('"' or '\'') || !IsBeginning(words, i)) continue;
            if (YamlQuotes.End(words, i) is > 0 and var after) i = after - 1;
            else if (words[i] == '"' && words.AsSpan(i, end - i).IndexOfAny(",]}") is > 1 and var length) return (i, words[..(i + length)] + '"' + words[(i + length)..]);
        }

        return null;
    }

    /// <summary>Whether a value may begin at the offset: after a bracket, a comma or a colon.</summary>
    private static bool IsBeginning(string words, int at)
    {
        var before = words.AsSpan(0, at).TrimEnd(' ');
        return before.Length > 0 && before[^1] is '[' or '{' or ',' or ':';
    }

    /// <summary>The value in brackets with quotation marks around each text in it that needs them; null where brackets are nested.</summary>
    private static string? Inner(string words)
    {
        var body = words[1..^1];
        if (body.AsSpan().ContainsAny("[]{}")) return null;
        var items = new StringBuilder();
        foreach (var item in body.Split(','))
        {
            if (items.Length > 0) items.Append(',');
            var colon = words[0] == '{' ? item.IndexOf(": ", StringComparison.Ordinal) : -1;
            var value = item[(colon < 0 ? 0 : colon + 2)..];
            var text = value.Trim();
            var isQuoted = text.Length > 1 && text[0] is '"' or '\'' && YamlQuotes.End(text, 0) == text.Length;
            items.Append(item.AsSpan(0, item.Length - value.Length));
            items.Append(text.Length == 0 || isQuoted || !YamlQuotes.NeedsQuotes(text) ? value : value.Replace(text, YamlQuotes.Quoted(text), StringComparison.Ordinal));
        }

        return $"{words[0]}{items}{words[^1]}";
    }
}
