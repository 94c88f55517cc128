using System.Buffers;
using System.Runtime.InteropServices;
using Archive.Model;
using Archive.Render.Body;

namespace Archive.Outputs;

/// <summary>The whole article as one line: where it quotes, where it reports, where the editors remark.</summary>
internal static class Strip
{
    private const int Scale = 1000;

    /// <summary>The least width of a piece, in thousandths of the text: what can be seen.</summary>
    private const int Least = 2;

    private const byte Reported = 1, Direct = 2;

    /// <summary>The part of an annotation; null for one that does not stand in the text.</summary>
    /// <param name="mark">The annotation.</param>
    /// <param name="length">Length of the text.</param>
    public static StripPart? Of(Marked mark, int length)
    {
        if (mark.In != Part.Text) return null;
        var anchor = mark.Link.Anchor.Pieces;
        var pieces = new StripPiece[anchor.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            var start = Place(anchor[i].Start, length);
            pieces[i] = new StripPiece(Share(start), Share(Math.Max(Least, Place(anchor[i].End, length) - start)));
        }

        return new StripPart(mark.IsRemark ? "e" : mark.Class, "#R" + mark.Sign, ImmutableCollectionsMarshal.AsImmutableArray(pieces));
    }

    private static string Share(int thousandths) => Percents.OfTenths(thousandths);

    /// <summary>Shares of the text in percent: verbatim, reported, and the paper's own.</summary>
    public static SharesView Shares(string text, List<Marked> statements)
    {
        var lent = ArrayPool<byte>.Shared.Rent(text.Length);
        var kinds = lent.AsSpan(0, text.Length);
        kinds.Clear();
        Fill(kinds, statements, isVerbatim: false, Reported);
        Fill(kinds, statements, isVerbatim: true, Direct);
        int direct = Percent(kinds, Direct), reported = Math.Min(100 - direct, Percent(kinds, Reported));
        ArrayPool<byte>.Shared.Return(lent);
        return new SharesView(direct, reported, 100 - direct - reported);
    }

    private static void Fill(Span<byte> kinds, List<Marked> statements, bool isVerbatim, byte kind)
    {
        foreach (var statement in statements)
        {
            if (statement.In != Part.Text || statement.IsVerbatim != isVerbatim) continue;
            foreach (var piece in statement.Shown) kinds.Slice(piece.Start, piece.Length).Fill(kind);
        }
    }

    private static int Percent(ReadOnlySpan<byte> kinds, byte kind) =>
        (int)Math.Round(100.0 * kinds.Count(kind) / Math.Max(1, kinds.Length), MidpointRounding.AwayFromZero);

    private static int Place(int offset, int length) => (int)((long)offset * Scale / Math.Max(1, length));
}
