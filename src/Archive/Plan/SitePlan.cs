using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Archive.Render.Theming;

namespace Archive.Planning;

/// <summary>What outputs plan their files from, once all articles are known.</summary>
/// <param name="Index">The cross-references.</param>
/// <param name="Publication">What all pages share.</param>
/// <param name="Input">The input folder.</param>
internal sealed record SitePlan(SiteIndex Index, Publication Publication, InputFolder Input)
{
    /// <summary>The free pages.</summary>
    public ImmutableArray<FreePageSource> FreePages { get; init; } = [];

    /// <summary>Pictures and other files that are published as they are.</summary>
    public ImmutableArray<string> Assets { get; init; } = [];

    /// <summary>The theme; null when it has a fault.</summary>
    public Theme? Theme { get; init; }

    /// <summary>Whether files will be made; a check only claims addresses and checks links.</summary>
    public bool IsMade { get; init; }

    /// <summary>How many threads may work on a plan.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The files of the outputs before this one.</summary>
    public IReadOnlyList<PlannedFile> Before { get; init; } = [];

    /// <summary>Whether the archive brings a file of its own for an address.</summary>
    public bool HasOwn(string address) => Assets.Any(f => AssetReader.Address(f) == address);

    /// <summary>Every link inside the site that a contributor has written.</summary>
    public IEnumerable<Located<string>> Links() =>
        Index.Articles.All().SelectMany(a => a.Links.AsEnumerable()).Concat(FreePages.SelectMany(p => p.Links.AsEnumerable()));
}
