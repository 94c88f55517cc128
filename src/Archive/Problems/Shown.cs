using System.Text.RegularExpressions;
using Archive.Unicode;

namespace Archive.Problems;

/// <summary>Input on its way to a terminal or a log: it is shown there and never obeyed.</summary>
public static partial class Shown
{
    /// <summary>The text as one line. Each character that a terminal would act on, or that cannot be seen, becomes a sign of the same
    /// width, so that a caret below it still points to the right place.</summary>
    public static string Line(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\t', '\uFEFF') >= 0 || RefusedCharacters.IndexIn(text) >= 0)
            text = string.Create(text.Length, text, (signs, from) =>
            {
                for (var i = 0; i < signs.Length; i++) signs[i] = Sign(from[i]);
            });
        // The small forms of these signs, so that no log takes the words for a command of its own.
        if (text.AsSpan().TrimStart().StartsWith("::"))
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            text = text[..colon] + "﹕" + text[(colon + 1)..];
        }

        return text.Contains("##", StringComparison.Ordinal) ? LogCommand().Replace(text, "#﹟") : text;
    }

    /// <summary>The picture of a control character (Unicode block Control Pictures),
    /// the replacement character for others that are not shown.</summary>
    private static char Sign(char c) => c switch
    {
        < ' ' => (char)('\u2400' + c),
        '\u007F' => '\u2421',
        '\uFEFF' => '\uFFFD',
        _ => RefusedCharacters.Has(c) ? '\uFFFD' : c,
    };

    /// <summary>What the logs of build servers take for a command wherever it stands on a line: <c>##[error]</c>, <c>##vso[…]</c>. GitHub's
    /// newer commands, <c>::error::</c>, count at the beginning of a line alone.</summary>
    [GeneratedRegex(@"##(?=\w*\[)", RegexOptions.CultureInvariant)]
    internal static partial Regex LogCommand();
}
