using Archive.Anchoring;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;

namespace Archive.Render.Body;

/// <summary>The end of a bracket beside a paragraph.</summary>
/// <param name="Note">The editors' note that is about the whole of it.</param>
/// <param name="Sign">Its letter.</param>
/// <param name="IsFirst">Whether the bracket opens here.</param>
/// <param name="IsLast">Whether it closes here.</param>
internal sealed record Bracket(LinkedAnnotation Note, string Sign, bool IsFirst, bool IsLast);

/// <summary>The editors' notes about whole paragraphs: a bracket beside them shows that better than a line under each word.</summary>
internal sealed class Brackets(List<TextBlock> leaves)
{
    private readonly Dictionary<int, Bracket> _byStart = [];

    /// <summary>The bracket beside a leaf block, or null.</summary>
    public Bracket? At(TextBlock leaf) => _byStart.GetValueOrDefault(leaf.Start);

    /// <summary>Takes a note that covers one paragraph or several from end to end, unless one of them has a bracket already.</summary>
    /// <returns>Whether it was taken; then nothing is marked in the text itself.</returns>
    public bool Take(LinkedAnnotation note, string sign)
    {
        if (note.Annotation is not { Kind.Shape: Shape.Note, Formerly.IsEmpty: true }
            || note.Anchor is not { In: Part.Text, Pieces: [var span] }
            || leaves.Count == 0)
        {
            return false;
        }

        int first = LeafBlocks.At(leaves, span.Start), last = LeafBlocks.At(leaves, span.End - 1);
        if (leaves[first].Start != span.Start || leaves[last].End != span.End) return false;
        for (var i = first; i <= last; i++)
            if (leaves[i].Kind != BlockKind.Paragraph || _byStart.ContainsKey(leaves[i].Start)) return false;
        for (var i = first; i <= last; i++) _byStart[leaves[i].Start] = new Bracket(note, sign, i == first, i == last);
        return true;
    }
}
