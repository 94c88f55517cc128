using Archive.Model;

namespace Archive.Render.Body;

/// <summary>Gives each mark the lowest line under the text that no mark overlapping it holds,
/// so that nested marks can be told apart.</summary>
internal sealed class Lanes
{
    /// <summary>How many lines there are; deeper marks share the last.</summary>
    private const int Count = 4;

    private readonly int[] _held = new int[Count];
    private Part _part;

    /// <summary>The lane of the next mark, from 1. They come part by part, by start, longer first.</summary>
    public int Next(Anchor anchor)
    {
        if (anchor.In != _part) Array.Clear(_held);
        _part = anchor.In;
        var lane = 0;
        while (lane < Count - 1 && _held[lane] > anchor.Start) lane++;
        _held[lane] = Math.Max(_held[lane], anchor.End);
        return lane + 1;
    }
}
