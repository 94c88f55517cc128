using System.Buffers;
using System.Text.RegularExpressions;
using Archive.Model;
using Archive.Problems;

namespace Archive.Read.Text;

/// <summary>Warns of lines that a text saved from the web brings along.</summary>
public static partial class Furniture
{
    /// <summary>Blocks longer than this are sentences of an article, not furniture, unless they speak of their own cookies.</summary>
    private const int LongestLine = 60;

    private static readonly SearchValues<string> CookieLetters = SearchValues.Create([" coo", "by cont"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds a warning for each block that looks like furniture.</summary>
    public static void Warn(ArticleText text, ProblemList problems)
    {
        var mayBeCookies = MayBeCookies(text.Plain);
        foreach (var block in text.Leaves())
        {
            var words = text.Plain.AsSpan(block.Start, block.End - block.Start);
            if (!(mayBeCookies && Cookies().IsMatch(words)) && !(words.Length <= LongestLine && Line().IsMatch(words))) continue;
            var start = words.ToString();
            problems.Add(Codes.WebsiteFurniture, text.Source.At(block.Start, Math.Min(words.Length, LongestLine)),
                $"“{(start.Length > 40 ? start[..40] + "…" : start)}” looks like part of the website, not of the article.", "Delete the line, or set `website-furniture: off` under `severity` in archive.yml if it belongs here.");
        }
    }

    /// <summary>Whether the text has letters without which <see cref="Cookies"/> matches nowhere; most articles have none.</summary>
    private static bool MayBeCookies(ReadOnlySpan<char> text) => text.ContainsAny(CookieLetters);

    [GeneratedRegex(@"\b(this|our) (web)?site uses cookies\b|\bwe use cookies\b|\bby continuing to (use|browse) (this|our) site\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cookies();

    [GeneratedRegex(@"^(read more|accept( all| cookies)?|advertisement|subscribe( now)?|sign up( now)?|log ?in|share( this)?( on \w+)?|follow us( on .+)?|related (articles|stories|news)|click here.*|all rights reserved\.?|loading comments.*|leave a comment|print this( article)?|(subscribe to|sign up for) our newsletter\.?)[.…!:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
