using Archive.Problems;

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
        problems.Add(code, where, $"`{id}` is not an id.{CodePoints.NotAscii(id)}", "Use a-z, 0-9 and single hyphens between them, for example `rex-tillerson`.");
        return false;
    }
}
