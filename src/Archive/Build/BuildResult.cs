using System.Collections.Immutable;
using Archive.Cache;
using Archive.Model;
using Archive.Problems;
using Archive.Write;

namespace Archive;

/// <summary>What a build or a check came to.</summary>
/// <param name="Problems">All problems that are not switched off, by place, with the severities of the settings.</param>
/// <param name="Settings">The settings.</param>
public sealed record BuildResult(ImmutableArray<(Problem Problem, Severity Severity)> Problems, SiteSettings Settings)
{
    /// <summary>Articles published.</summary>
    public int Articles { get; init; }
    /// <summary>Different utterances in them.</summary>
    public int Statements { get; init; }
    /// <summary>Pages, redirects not counted.</summary>
    public int Pages { get; init; }
    /// <summary>Files of the site.</summary>
    public int Files { get; init; }
    /// <summary>Bytes of the site.</summary>
    public long Bytes { get; init; }
    /// <summary>Drafts that were left out.</summary>
    public int Drafts { get; init; }

    /// <summary>How long each stage took, over all threads together.</summary>
    public ImmutableArray<(Stage Stage, TimeSpan Time)> Times { get; init; } = [];

    /// <summary>Files that were written; the others are as they were.</summary>
    public long Written { get; init; }

    /// <summary>Whether the build went on from one before.</summary>
    public bool Incremental { get; init; }

    /// <summary>What the next build can go on from; null where nothing was to be written.</summary>
    public BuildState? State { get; init; }

    /// <summary>A result, counted from the site's files.</summary>
    internal static BuildResult Of(ImmutableArray<(Problem Problem, Severity Severity)> problems, SiteSettings settings,
        IReadOnlyDictionary<string, SiteFile> files, (int Articles, int Statements, int Drafts) counts)
    {
        var pages = 0;
        long bytes = 0;
        foreach (var file in files.Values)
        {
            if (file.IsPage) pages++;
            bytes += file.Stamp.Size;
        }

        return new BuildResult(problems, settings)
        {
            Articles = counts.Articles,
            Statements = counts.Statements,
            Drafts = counts.Drafts,
            Files = files.Count,
            Pages = pages,
            Bytes = bytes,
            Incremental = true,
        };
    }

    /// <summary>Whether the site may be published.</summary>
    /// <param name="strict">Whether warnings keep it from being published too.</param>
    public bool MayBePublished(bool strict) => !HasErrors && !(strict && Problems.Any(p => p.Severity == Severity.Warning));

    /// <summary>Whether the site may not be published.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);
}
