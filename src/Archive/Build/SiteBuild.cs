using Archive.Cache;
using Archive.Disk;
using Archive.Pieces;
using Archive.Read;
using Archive.Write;

namespace Archive;

/// <summary>Builds a site into a folder, from what has changed since the build before where that is known.</summary>
/// <param name="Output">The folder; need not exist.</param>
public sealed record SiteBuild(string Output)
{
    /// <summary>Whether the build before is made use of, and something kept for the next.</summary>
    public bool Cached { get; init; } = true;
    /// <summary>Whether warnings, too, keep the site from being written.</summary>
    public bool Strict { get; init; }
    /// <summary>Receives lines on what could not be kept or used. Never about the input: problems are in the result.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Called when the site takes its place: from then on the build goes to its end and is not stopped.</summary>
    public Action Committing { get; init; } = () => { };

    private Task<(FileStamp?, BuildState?)>? _early;

    /// <summary>Bytes that a build before has left to be read at once, used or not; 0 when it has left nothing.</summary>
    /// <param name="input">The input folder.</param>
    public long Known(string input) => Cached ? CacheFolder.SizeOfState(input, Output) : 0;

    /// <summary>Begins with what needs no input; to be called before the input folder is looked through.</summary>
    /// <param name="input">The input folder.</param>
    public SiteBuild Begin(string input)
    {
        if (!Cached) return this;
        var early = CacheFolder.Begin(input, Output);
        ProgramIdentity.Begin(Before(early));
        _ = Task.Run(() => Render.Theming.ThemeFiles.BuiltIn);
        return this with { _early = early };
    }

    /// <summary>Looks through the input folder.</summary>
    /// <param name="input">The folder.</param>
    /// <param name="threads">How many threads look at the files.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public InputFolder Look(string input, int threads) => new(input, threads, Names(_early));

    private static async Task<NameList> Names(Task<(FileStamp?, BuildState? State)>? early) =>
        (early is null ? null : (await early.ConfigureAwait(false)).State)?.Inputs.Names ?? NameList.None;

    private static async Task<BuildState?> Before(Task<(FileStamp?, BuildState? State)> early) => (await early.ConfigureAwait(false)).State;

    /// <summary>Runs it. The output is the site after when the result may be published, else it is untouched.</summary>
    /// <exception cref="OutputRefusedException">The output folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InputChangedException">Somebody keeps writing to the input.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public BuildResult Run(BuildRequest request, CancellationToken cancel) =>
        InputFolder.Settled(request.Input, input => Run(request with { Input = input }, isFirst: input == request.Input, cancel));

    private BuildResult Run(BuildRequest request, bool isFirst, CancellationToken cancel)
    {
        try
        {
            // What was begun to be read may serve one build.
            return Run(request, isFirst ? _early : null, anew: false, cancel);
        }
        catch (Exception e) when (e is CacheDamagedException
            || (e as AggregateException)?.Flatten().InnerExceptions.Any(i => i is CacheDamagedException) == true)
        {
            Say("The cache is damaged; everything is built anew.");
            return Run(request, null, anew: true, cancel);
        }
        catch (TreeBehindChangedException e)
        {
            Say(e.Message);
            return Run(request, null, anew: true, cancel);
        }
    }

    private BuildResult Run(BuildRequest request, Task<(FileStamp?, BuildState?)>? early, bool anew, CancellationToken cancel)
    {
        using var site = new StagedFolder(Output, request.Input.Root);
        var cache = Cached ? CacheFolder.Open(request.Input.Root, Output, early, Say) : null;
        var before = anew ? BuildState.None : cache?.Load(Say) ?? BuildState.None;
        if (before != BuildState.None && ArchiveBuild.Unchanged(request, site, before) is { } same) return same;
        site.From(before.Behind, before.Lag, before.Files, before.Folders);
        BuildResult result;
        // Closed before the state is kept, which may write the fragments anew.
        using (var fragments = cache?.Fragments(before) ?? FragmentStore.Temporary(site.FragmentsBeside))
            result = ArchiveBuild.Run(request, site, before, fragments, cancel);
        cancel.ThrowIfCancellationRequested();
        if (!result.MayBePublished(Strict)) return result;
        site.Commit(keepBehind: before != BuildState.None, committing: () =>
        {
            cancel.ThrowIfCancellationRequested();
            Committing();
        });
        if (site.Remains is { } remains) Say(remains);
        cache?.Save(result.State!.With(site.Behind, site.Lag, site.Folders), Say);
        return result with { Incremental = before != BuildState.None };
    }
}
