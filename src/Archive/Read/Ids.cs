using System.Globalization;
using System.Text;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Read;

/// <summary>Ids: <c>[a-z0-9]+(-[a-z0-9]+)*</c>.</summary>
public static class Ids
{
    /// <summary>Whether the text is an id.</summary>
    public static bool IsValid(string text)
    {
        var hyphen = true;
        foreach (var c in text)
        {
            if (c == '-')
            {
                if (hyphen) return false;
                hyphen = true;
            }
            else if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) hyphen = false;
            else return false;
        }

        return !hyphen;
    }

    /// <summary>Whether it is, with a problem when it is not.</summary>
    public static bool Check(string id, SourceSpan where, ProblemCode code, ProblemList problems)
    {
        if (IsValid(id)) return true;
        problems.Add(code, where, $"`{id}` is not an id.{CodePoints.NotAscii(id)}", $"Use a-z, 0-9 and single hyphens between them, for example `{Suggest(id) ?? "rex-tillerson"}`.");
        return false;
    }

    /// <summary>The id that is most like a name: <c>Prime Minister's Office</c> is <c>prime-ministers-office</c>.</summary>
    /// <returns>The id, or null when the name has no letters or digits of ASCII, be it under accents.</returns>
    public static string? Suggest(string name)
    {
        var id = new StringBuilder();
        var isApart = false;
        foreach (var c in NormalForm.Decomposed(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (isApart && id.Length > 0) id.Append('-');
                isApart = false;
                id.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) isApart = true;
        }

        return id.Length == 0 ? null : id.ToString();
    }
}
