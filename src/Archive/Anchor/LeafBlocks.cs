using Archive.Model;

namespace Archive.Anchoring;

/// <summary>The leaf blocks of a text, by place.</summary>
internal static class LeafBlocks
{
    /// <summary>All of them in the order of the text.</summary>
    public static List<TextBlock> Of(ArticleText text)
    {
        var leaves = new List<TextBlock>(text.Blocks.Length);
        foreach (var block in text.Blocks) Add(leaves, block);
        return leaves;
    }

    /// <summary>Index of the last leaf that begins at the offset or before it, by halving; 0 when none does.</summary>
    public static int At(List<TextBlock> leaves, int offset)
    {
        int low = 0, high = leaves.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (leaves[middle].Start <= offset) low = middle; else high = middle - 1;
        }

        return low;
    }

    private static void Add(List<TextBlock> leaves, TextBlock block)
    {
        if (block.IsLeaf) leaves.Add(block);
        foreach (var child in block.Children) Add(leaves, child);
    }
}
