using System.Diagnostics.CodeAnalysis;

namespace Archive.Model;

/// <summary>Where the site is published.</summary>
/// <param name="Origin">Scheme and host, <c>https://example.org</c>, without a slash at its end; null when it is not known.</param>
/// <param name="BasePath">Path below which the site is served, beginning and ending with a slash, encoded.</param>
public sealed record SiteAddress(string? Origin, string BasePath)
{
    /// <summary>The root of a host that is not known.</summary>
    public static readonly SiteAddress Unknown = new(null, "/");

    /// <summary>The full address with a slash at its end, or null.</summary>
    public string? Url => Origin is null ? null : Origin + BasePath;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="orPath">Whether it may be a path alone, which begins with a slash.</param>
    /// <param name="address">What it says.</param>
    /// <param name="reason">What is wrong with it: words that follow the address in a sentence.</param>
    public static bool TryParse(string text, bool orPath, [NotNullWhen(true)] out SiteAddress? address, out string reason)
    {
        address = null;
        if (orPath && text.StartsWith('/'))
        {
            reason = PathFault(text);
            if (reason.Length > 0) return false;
            address = new SiteAddress(null, Encoded(text));
            return true;
        }

        var uri = Addresses.IsWeb(text) ? new Uri(text) : null;
        reason = uri is null || uri.HostNameType == UriHostNameType.Unknown
            ? "is no address that begins with https:// or http:// and a host"
            : PathFault(text[text.IndexOf("//", StringComparison.Ordinal)..][2..]);
        if (reason.Length > 0) return false;
        address = new SiteAddress(uri!.GetLeftPart(UriPartial.Authority), Encoded(uri.AbsolutePath));
        return true;
    }

    private static string PathFault(string path) =>
        path.AsSpan().ContainsAny('?', '#') ? "has a `?` or `#`, which no other address can follow"
        : path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) ? "has a space"
        : path.Contains('\\', StringComparison.Ordinal) ? "has a backslash"
        : path.Contains("//", StringComparison.Ordinal) ? "has slashes that follow one another"
        : path.Split('/').Any(part => Uri.UnescapeDataString(part) is "." or "..") ? "has a part `.` or `..`"
        : "";

    /// <summary>The path with a slash at both ends, encoded so that it can stand in an attribute without quotation marks.</summary>
    private static string Encoded(string path)
    {
        path = path.Trim('/');
        if (path.Length == 0) return "/";
        var encoded = new Uri("http://host/" + path + "/").AbsolutePath;
        return encoded.Replace("=", "%3D", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal);
    }
}
