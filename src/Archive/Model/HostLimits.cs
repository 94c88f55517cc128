using System.Collections.Immutable;

namespace Archive.Model;

/// <summary>What a host lets a site have. Zero means that no limit is known.</summary>
/// <param name="Name">The host as people call it.</param>
/// <param name="Bytes">Bytes of the whole site.</param>
/// <param name="Files">Files of the whole site.</param>
/// <param name="FileBytes">Bytes of one file.</param>
/// <param name="CountsFolders">Whether folders count as files.</param>
public sealed record HostLimits(string Name, long Bytes, long Files, long FileBytes, bool CountsFolders = false)
{
    /// <summary>All hosts that <c>host:</c> may name. From the hosts' documentation, November 2026.</summary>
    public static readonly ImmutableSortedDictionary<string, HostLimits> All = new Dictionary<string, HostLimits>
    {
        ["github-pages"] = new("GitHub Pages", 1_000_000_000, 0, 0),
        ["cloudflare-pages"] = new("Cloudflare Pages", 0, 20_000, 25 << 20),
        ["gitlab-pages"] = new("GitLab Pages", 1_000_000_000, 200_000, 0, CountsFolders: true),
        ["netlify"] = new("Netlify", 0, 0, 0),
        ["none"] = new("the host", 0, 0, 0),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
