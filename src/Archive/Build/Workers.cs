using System.Collections.Concurrent;
using System.Diagnostics;
using Archive.Problems;
using Archive.Render.Html;
using Archive.Render.Theming;

namespace Archive;

/// <summary>How work is dealt out to threads, and what all of them share: problems, times, the wish to stop.</summary>
/// <remarks>Some articles take each step together, and some pages: the program is many times as large as what a processor has at hand of
/// it, so that for one article alone each step would begin by fetching its instructions. `bench/README.md` has figures.</remarks>
/// <param name="threads">How many threads work.</param>
/// <param name="progress">Told how far the work has come, or null.</param>
/// <param name="cancel">Stops the work.</param>
internal sealed class Workers(int threads, BuildProgress? progress, CancellationToken cancel)
{
    /// <summary>Items that are dealt out together, at most.</summary>
    private const int BatchSize = 16;

    /// <summary>Batches of each thread, at least, where there are enough items.</summary>
    private const int BatchesOfThread = 8;

    private readonly ConcurrentBag<Problem> _faults = [];

    /// <summary>How many threads work.</summary>
    public int Threads => threads;

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancel => cancel;

    /// <summary>What is wrong with the input.</summary>
    public ProblemList Problems { get; } = new();

    /// <summary>How long each stage took.</summary>
    public StageTimes Times { get; } = new();

    /// <summary>Everything that is wrong, with the input and with the theme.</summary>
    public IEnumerable<Problem> All => Problems.Items.Concat(_faults);

    /// <summary>Deals items out to the threads, some at a time.</summary>
    /// <param name="what">What they are, for who waits.</param>
    /// <param name="items">The items.</param>
    /// <param name="size">The size of one.</param>
    /// <param name="most">The sizes of those that are dealt out together, at most, if they are several.</param>
    /// <param name="work">What is done with them.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public void ForEach<T>(string what, List<T> items, Func<T, long> size, long most, Action<T[], Workspace> work)
    {
        progress?.Begin(what, items.Count);
        // One after the other, so that at the end no thread has several while another has none.
        var batches = Partitioner.Create(Batches(items, size, most), EnumerablePartitionerOptions.NoBuffering);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.ForEach(batches, options, () => new Workspace(), (batch, _, space) =>
        {
            work(batch, space);
            progress?.Step(batch.Length);
            return space;
        }, _ => { });
    }

    /// <summary>Takes a step with each item of a batch for which the step before had a result.</summary>
    public TResult?[] Each<T, TResult>(Stage stage, T?[] items, Func<T, int, TResult?> step) where TResult : class
    {
        var begun = Stopwatch.GetTimestamp();
        var results = new TResult?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not { } item) continue;
            cancel.ThrowIfCancellationRequested();
            var at = i;
            Guarded(() => results[at] = step(item, at));
        }

        Times.Add(stage, begun);
        return results;
    }

    /// <summary>Does something that the theme may have a fault in.</summary>
    /// <returns>Whether it had none.</returns>
    public bool Guarded(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (ThemeException e)
        {
            const string mend = "`docs/theme.md` says what each page has.";
            _faults.Add(new Problem(Codes.BadTheme, new SourceSpan("theme/" + e.File), e.Message, mend));
            return false;
        }
    }

    private IEnumerable<T[]> Batches<T>(List<T> items, Func<T, long> size, long most)
    {
        var count = Math.Clamp(items.Count / (threads * BatchesOfThread), 1, BatchSize);
        for (int start = 0, end; start < items.Count; start = end)
        {
            var sum = size(items[start]);
            for (end = start + 1; end < items.Count && end - start < count && (sum += size(items[end])) <= most;) end++;
            yield return [.. items[start..end]];
        }
    }
}
