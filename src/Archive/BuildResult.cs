using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

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

    /// <summary>Whether the site may not be published.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);
}
