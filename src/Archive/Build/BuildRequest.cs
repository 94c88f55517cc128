using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Model;
using Archive.Read;
using Archive.Render;
using Archive.Render.Theming;

namespace Archive;

/// <summary>What is asked of a build.</summary>
/// <param name="Input">The input.</param>
/// <param name="Kinds">The kinds of records and annotations.</param>
public sealed record BuildRequest(InputFolder Input, KindTable Kinds)
{
    /// <summary>Threads that work on articles and pages. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
    /// <summary>Settings over those in <c>archive.yml</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Settings { get; init; } = [];
    /// <summary>Address of the site over the one in the settings, or only its path.</summary>
    public SiteAddress? Address { get; init; }
    /// <summary>The input folder in its repository, for links by which readers propose changes; the settings may name another.</summary>
    public string Folder { get; init; } = "input";
    /// <summary>Whether drafts are published.</summary>
    public bool Drafts { get; init; }
    /// <summary>The theme's files.</summary>
    public ThemeFiles Theme { get; init; } = ThemeFiles.BuiltIn;
    /// <summary>Limits to warn of, instead of those of the host in the settings.</summary>
    public HostLimits? Limits { get; init; }
    /// <summary>Told how far the build has come, or null.</summary>
    public BuildProgress? Progress { get; init; }
    /// <summary>What turns pages into bytes, instead of the theme; tests look at the pages themselves.</summary>
    public IPageRenderer? Renderer { get; init; }
}
