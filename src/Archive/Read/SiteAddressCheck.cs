using Archive.Model;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Whether the address in the settings can be where the site is published: pages name it, and it is the beginning of every link.</summary>
internal static class SiteAddressCheck
{
    private const string GitHubPages = ".github.io";

    /// <summary>Warns of an address that another setting or file contradicts.</summary>
    /// <param name="settings">The settings as they stand in the file.</param>
    /// <param name="where">Where the address stands.</param>
    /// <param name="input">The input folder.</param>
    /// <param name="problems">Receives the warnings.</param>
    public static void Check(SiteSettings settings, SourceSpan where, InputFolder input, ProblemList problems)
    {
        if (settings.Address.Url is not { } url) return;
        var uri = new Uri(url);
        if (uri.Scheme == Uri.UriSchemeHttp && settings.Host != "none")
            problems.Add(Codes.SiteAddress, where, $"`{url}` is not encrypted, and {HostLimits.All[settings.Host].Name} publishes at https.", $"Write `url: https{url[4..]}`.");
        if (Repository(settings) is { } name && uri.Host.EndsWith(GitHubPages, StringComparison.Ordinal) && uri.AbsolutePath == "/" && !name.Equals(uri.Host, StringComparison.OrdinalIgnoreCase))
            problems.Add(Codes.SiteAddress, where, $"GitHub publishes the repository `{name}` below `{url}{name}/`, so links would begin too early.", $"Write `url: {url}{name}/`.");
        const string file = RootFiles.Folder + RootFiles.Cname;
        if (!input.Has(file) || FileContent.HostName(input.Bytes(file), out var host) is not null || Same(host, uri.Host)) return;
        problems.Add(new Problem(Codes.SiteAddress, where, $"The site's address is `{url}`, and `{file}` names the host `{host}`.", "Correct one of the two.") { Related = [new RelatedPlace(new SourceSpan(file, 1, 1, host.Length), "the other host")] });
    }

    /// <summary>The name of a repository on GitHub.</summary>
    private static string? Repository(SiteSettings settings) =>
        settings.Repository is { Host: RepositoryHost.GitHub } repository ? repository.Url[(repository.Url.LastIndexOf('/') + 1)..] : null;

    /// <summary>Hosts lead from a name with <c>www</c> to the one without, or back.</summary>
    private static bool Same(string one, string other) => Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
