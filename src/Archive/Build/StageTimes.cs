using System.Collections.Immutable;
using System.Diagnostics;

namespace Archive;

/// <summary>A stage of the build, in the order of the flow.</summary>
public enum Stage
{
    /// <summary>Settings, records and the list of files.</summary>
    Prepare,
    /// <summary>Articles and annotations from their files.</summary>
    Read,
    /// <summary>Selectors to offsets.</summary>
    Anchor,
    /// <summary>Who, about whom, where, when.</summary>
    Link,
    /// <summary>The index of the whole archive, and the check of all links.</summary>
    Index,
    /// <summary>What pages show.</summary>
    View,
    /// <summary>Pages through their templates.</summary>
    Render,
    /// <summary>Files.</summary>
    Write,
}

/// <summary>How long each stage took, over all threads together.</summary>
internal sealed class StageTimes
{
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    /// <summary>Adds the time since a moment to a stage and returns the moment now.</summary>
    public long Add(Stage stage, long since)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Add(ref _ticks[(int)stage], now - since);
        return now;
    }

    public ImmutableArray<(Stage Stage, TimeSpan Time)> All() =>
        [.. _ticks.Select((ticks, i) => ((Stage)i, TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency)))];
}
