using Archive.Disk;
using Archive.Link;
using Archive.Model;
using Archive.Render.Html;
using Archive.Write;

namespace Archive.Cache;

/// <summary>The folder that a build of a part of the articles leaves: their pages, and what came of them. Several make a site.</summary>
public sealed class BuildPart : ISite
{
    private const string Site = "site";
    private const string StateName = "state";
    private const string FragmentsName = "fragments";

    private readonly string _folder;

    private BuildPart(string folder, BuildState state) => (_folder, State) = (folder, state);

    /// <summary>What came of its articles.</summary>
    public BuildState State { get; private set; }

    /// <summary>Begins a part in a folder, which must be absent, empty or a part before, complete or not.</summary>
    /// <exception cref="OutputRefusedException">The folder holds something else.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildPart Begin(string folder)
    {
        if (Directory.Exists(folder))
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any() && !HoldsPart(folder)) throw new OutputRefusedException($"`{folder}` is not empty and holds no part of a site.");
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(folder, Site));
        return new BuildPart(folder, BuildState.None);
    }

    /// <summary>A part that was built.</summary>
    /// <exception cref="OutputRefusedException">The folder holds none.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildPart Open(string folder)
    {
        var path = Path.Combine(folder, StateName);
        if (!File.Exists(path) || StateFile.Open(path) is not { } state) throw new OutputRefusedException($"`{folder}` holds no part of a site, or not all of it.");
        return new BuildPart(folder, state);
    }

    /// <summary>The store of its fragments.</summary>
    /// <exception cref="IOException">The machine failed.</exception>
    public FragmentStore Fragments() => FragmentStore.In(Path.Combine(_folder, FragmentsName), State.Fragments);

    /// <summary>Says what came of its articles: the part is complete.</summary>
    /// <exception cref="IOException">The machine failed.</exception>
    public void Complete(BuildState state)
    {
        State = state;
        StateFile.Save(state, Path.Combine(_folder, StateName));
    }

    /// <summary>The bytes of a file, or null when it is not what was written.</summary>
    /// <exception cref="IOException">The machine failed.</exception>
    public byte[]? Read(string file, UInt128 content)
    {
        var path = PathOf(file);
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : null;
        return bytes is not null && ContentHash.Of(bytes) == content ? bytes : null;
    }

    /// <inheritdoc/>
    public FileStamp Write(string file, ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return new FileStamp(bytes.Length, 0);
    }

    /// <inheritdoc/>
    public FileStamp? Keep(string file, FileStamp stamp, UInt128 content) => null;

    /// <summary>Whether a folder holds what a part does and nothing else: all of it is deleted.</summary>
    private static bool HoldsPart(string folder) => File.Exists(Path.Combine(folder, FragmentsName))
        && Directory.EnumerateFileSystemEntries(folder).All(e => Path.GetFileName(e) is Site or StateName or FragmentsName || Path.GetFileName(e).StartsWith(OutcomesFile.Prefix, StringComparison.Ordinal));

    private string PathOf(string file) => Path.Combine(_folder, Site, file.Replace('/', Path.DirectorySeparatorChar));
}

/// <summary>A site that takes what it can from the parts that were built of it.</summary>
/// <param name="site">Where the files go.</param>
/// <param name="parts">The parts.</param>
public sealed class MergedSite(ISite site, IReadOnlyList<BuildPart> parts) : ISite
{
    private readonly Dictionary<string, BuildPart> _parts = parts.SelectMany(p => p.State.Files.Keys.Select(f => (File: f, Part: p))).DistinctBy(f => f.File).ToDictionary(f => f.File, f => f.Part, StringComparer.Ordinal);

    /// <summary>What the parts have left, as if one build had left it.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="fragments">Receives the fragments of all.</param>
    /// <param name="shared">Receives what the statements of all share.</param>
    /// <exception cref="CacheDamagedException">A part is not what was built.</exception>
    internal static Dictionary<string, ArticleOutcome> Outcomes(IReadOnlyList<BuildPart> parts, Catalog catalog, FragmentStore fragments, SharedValues shared)
    {
        var outcomes = new Dictionary<string, ArticleOutcome>(StringComparer.Ordinal);
        var writer = new Utf8Writer();
        foreach (var part in parts)
        {
            using var store = part.Fragments();
            foreach (var outcome in part.State.Read(catalog, Environment.ProcessorCount).Values) outcomes[outcome.Id] = outcome.Moved(f => fragments.Take(f, store, writer), shared);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    public FileStamp Write(string file, ReadOnlySpan<byte> bytes) => site.Write(file, bytes);

    /// <inheritdoc/>
    public FileStamp? Keep(string file, FileStamp stamp, UInt128 content) =>
        _parts.TryGetValue(file, out var part) && part.Read(file, content) is { } bytes ? site.Write(file, bytes) : null;
}
