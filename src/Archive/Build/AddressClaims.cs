using System.Collections.Immutable;
using Archive.Link;
using Archive.Planning;
using Archive.Problems;

namespace Archive;

/// <summary>Sees to it that each address has one source and that no link leads nowhere.</summary>
internal static class AddressClaims
{
    /// <summary>Claims the addresses of all files, then checks all links.</summary>
    /// <param name="files">The files that outputs want.</param>
    /// <param name="plan">What they were planned from.</param>
    /// <param name="hidden">Articles that may have places of which nothing is known.</param>
    /// <param name="problems">Receives addresses that two sources want, and links that lead nowhere.</param>
    /// <returns>The files that have their address: of two sources the first.</returns>
    public static ImmutableArray<PlannedFile> Settle(
        ImmutableArray<PlannedFile> files, SitePlan plan, HashSet<string> hidden, ProblemList problems)
    {
        var addresses = new SiteAddresses(problems, files.Length);
        var settled = ImmutableArray.CreateBuilder<PlannedFile>(files.Length);
        foreach (var file in files)
        {
            if (!addresses.Claim(file.Address, file.Owner)) continue;
            settled.Add(file);
            if (file.Fragments is { } fragments) addresses.Fragments(file.Address, fragments);
        }

        var unknown = hidden.Select(Routes.Article).ToHashSet(StringComparer.Ordinal);
        foreach (var link in plan.Links())
            if (unknown.Count == 0 || !unknown.Contains(link.Value.Split('#')[0])) addresses.Check(link);
        return settled.DrainToImmutable();
    }
}
