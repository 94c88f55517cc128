using Archive.Model;

namespace Archive.Render.Body;

/// <summary>Deals marks out to blocks, one after the other.</summary>
/// <param name="marks">Marks in the text, in its order.</param>
internal sealed class TouchingRun(List<Marked> marks)
{
    private readonly List<Marked> _active = [];
    private int _next;

    /// <summary>The marks with a piece in the next block, which begins where the one before has ended or later.</summary>
    public List<Marked> In(TextBlock block)
    {
        for (; _next < marks.Count && marks[_next].Link.Anchor.Start < block.End; _next++) _active.Add(marks[_next]);
        var touching = new List<Marked>();
        var kept = 0;
        for (var i = 0; i < _active.Count; i++)
        {
            var mark = _active[i];
            if (mark.Link.Anchor.End <= block.Start) continue;
            _active[kept++] = mark;
            foreach (var piece in mark.Link.Anchor.Pieces)
            {
                if (piece.Start >= block.End || block.Start >= piece.End) continue;
                touching.Add(mark);
                break;
            }
        }

        _active.RemoveRange(kept, _active.Count - kept);
        return touching;
    }
}
