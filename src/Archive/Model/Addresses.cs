namespace Archive.Model;

/// <summary>The one place that decides which addresses may be published, after all decoding.</summary>
public static class Addresses
{
    /// <summary>Whether the text is an absolute address of the web: http or https with a host and no credentials.</summary>
    public static bool IsWeb(string text) =>
        !HasControl(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the text is an address of mail.</summary>
    public static bool IsMail(string text) =>
        text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && text.Contains('@', StringComparison.Ordinal) && !HasControl(text);

    /// <summary>Whether the text leads to a place on this site: an absolute path, a relative one, or a fragment.</summary>
    /// <remarks>A colon before the first slash would make it a scheme; <c>//</c> and <c>/\</c> lead to another host.</remarks>
    public static bool IsLocal(string text)
    {
        if (text.Length == 0
            || HasControl(text)
            || text.Contains('\\', StringComparison.Ordinal)
            || text.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var end = text.AsSpan().IndexOfAny('/', '?', '#');
        return colon < 0 || (end >= 0 && end < colon);
    }

    private static bool HasControl(string text)
    {
        foreach (var c in text)
            if (char.IsControl(c) || char.IsWhiteSpace(c)) return true;
        return false;
    }
}
