namespace Archive.Read;

/// <summary>The files under <c>root/</c>, which are published at the site's own root: for the host, for search engines, for other programs.</summary>
internal static class RootFiles
{
    /// <summary>Their folder.</summary>
    public const string Folder = "root/";

    /// <summary>The file that names the host's domain.</summary>
    public const string Cname = "CNAME";

    /// <summary>Folder of files at well-known addresses, RFC 8615; the only one that is read although its name begins with a point.</summary>
    public const string WellKnown = ".well-known";

    /// <summary>What may stand here.</summary>
    public const string Allowed = "Here belong CNAME, files under .well-known/, txt, json and xml without scripts, and the pages by which Google and Yandex verify a site.";

    /// <summary>What is wrong with a file, by its path in the root; null when it may be published.</summary>
    public static string? Fault(string path, ReadOnlySpan<byte> bytes) => Path.GetExtension(path) switch
    {
        _ when path == Cname => FileContent.HostName(bytes, out _),
        ".txt" or ".json" => FileContent.Asset(Path.GetExtension(path), bytes),
        ".xml" => FileContent.Xml(bytes),
        ".html" => FileContent.Verification(path, bytes),
        "" when path.StartsWith(WellKnown + "/", StringComparison.Ordinal) => FileContent.Text(bytes, out _),
        "" => "Its name has no ending.",
        var ending => $"The ending `{ending}` is none of those that may stand here.",
    };
}
