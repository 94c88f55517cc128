using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Model;

/// <summary>The settings in <c>archive.yml</c>.</summary>
public sealed record SiteSettings
{
    /// <summary>Name of the site.</summary>
    public string Title { get; init; } = "Archive";
    /// <summary>One sentence on what it holds.</summary>
    public string Description { get; init; } = "";
    /// <summary>Where the site is published.</summary>
    public SiteAddress Address { get; init; } = SiteAddress.Unknown;
    /// <summary>Language of the site and, unless they say otherwise, of its articles; BCP 47.</summary>
    public string Language { get; init; } = "en";
    /// <summary>Where the language stands.</summary>
    public SourceSpan LanguagePlace { get; init; }
    /// <summary>Licence of the annotations.</summary>
    public string? Licence { get; init; }
    /// <summary>The repository, for links by which readers propose changes; or null.</summary>
    public SourceRepository? Repository { get; init; }
    /// <summary>The host, for its limits: one of those in the contract.</summary>
    public string Host { get; init; } = "none";
    /// <summary>What programs that gather pages are asked.</summary>
    public Robots Robots { get; init; }
    /// <summary>What the archive changes of the theme.</summary>
    public ThemeVariables Theme { get; init; } = ThemeVariables.None;
    /// <summary>Severities other than the usual ones, by code.</summary>
    public ImmutableSortedDictionary<string, Severity> Severities { get; init; } = ImmutableSortedDictionary<string, Severity>.Empty;
    /// <summary>Path below which the site is served, beginning and ending with a slash.</summary>
    public string BasePath => Address.BasePath;
}

/// <summary>What programs that gather pages are asked.</summary>
public enum Robots
{
    /// <summary>To take what they like.</summary>
    Allow,
    /// <summary>Those that gather texts for models, to take nothing.</summary>
    NoAi,
    /// <summary>All of them, to take nothing.</summary>
    None,
}
