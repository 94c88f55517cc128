using System.Collections.Immutable;
using Archive.Link;

namespace Archive.Render.Body;

/// <summary>Gives each mark the lowest line under the text that no mark overlapping it holds, so that nested marks can be told apart.</summary>
internal static class Lanes
{
    /// <summary>How many lines there are; deeper marks share the last.</summary>
    private const int Count = 4;

    /// <summary>The lane of each annotation, from 1, in the order given: by start, longer first.</summary>
    public static ImmutableArray<int> Of(IReadOnlyList<LinkedAnnotation> annotations)
    {
        var lanes = ImmutableArray.CreateBuilder<int>(annotations.Count);
        var held = new int[Count];
        foreach (var annotation in annotations)
        {
            var lane = 0;
            while (lane < Count - 1 && held[lane] > annotation.Anchor.Start) lane++;
            held[lane] = Math.Max(held[lane], annotation.Anchor.End);
            lanes.Add(lane + 1);
        }

        return lanes.ToImmutable();
    }
}
