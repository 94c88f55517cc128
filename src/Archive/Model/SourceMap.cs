using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Model;

/// <summary>A run of text that stands in the file as it is: <paramref name="Plain"/> is its offset in the text,
/// <paramref name="Line"/> and <paramref name="Column"/> (from 1) its place in the file.</summary>
public readonly record struct SourceRun(int Plain, int Line, int Column);

/// <summary>Leads from offsets in a text back to the file.</summary>
/// <param name="File">Path relative to the input folder.</param>
/// <param name="Runs">Runs by rising <see cref="SourceRun.Plain"/>; none spans a line break.</param>
public sealed record SourceMap(string File, ImmutableArray<SourceRun> Runs)
{
    /// <summary>Marks of the file that the text is without; <see cref="Runs"/> does not count them.</summary>
    public DroppedMarks Dropped { get; init; } = DroppedMarks.None;

    /// <summary>The place of the character at <paramref name="offset"/> (UTF-16).</summary>
    public SourceSpan At(int offset, int length = 1)
    {
        if (Runs.IsEmpty) return new SourceSpan(File);
        int low = 0, high = Runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Runs[middle].Plain <= offset) low = middle; else high = middle - 1;
        }

        var run = Runs[low];
        return Dropped.InFile(new SourceSpan(File, run.Line, run.Column + Math.Max(0, offset - run.Plain), Math.Max(1, length)));
    }
}
