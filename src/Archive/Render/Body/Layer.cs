namespace Archive.Render.Body;

/// <summary>An element that covers a span of a text. It is written once for each part of the span that lies in one block
/// and is not cut by another element.</summary>
/// <param name="Start">UTF-16, inclusive.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Element">Name of the element.</param>
/// <param name="Class">Its classes, or empty.</param>
internal sealed record Layer(int Start, int End, string Element, string Class = "")
{
    /// <summary>Where it leads to, not encoded; or null.</summary>
    public string? Href { get; init; }

    /// <summary>Number or letter of the annotation that it marks, where its note is on the same page; else null.</summary>
    public string? Note { get; init; }

    /// <summary>What the first fragment alone carries; shared by the pieces of one annotation.</summary>
    public FirstFragment? First { get; init; }

    /// <summary>Of two layers with the same span, the one with the lower rank lies outside.</summary>
    public int Rank { get; init; }
}

/// <summary>What only the first fragment of an annotation carries: its permalink, and before it its earlier ones.</summary>
internal sealed class FirstFragment(Link.LinkedAnnotation annotation)
{
    private bool _written;

    /// <summary>The annotation, the first time; null after that.</summary>
    public Link.LinkedAnnotation? Take()
    {
        if (_written) return null;
        _written = true;
        return annotation;
    }
}

/// <summary>Markup that stands between two characters.</summary>
/// <param name="At">Offset of the character before which it stands.</param>
/// <param name="Order">Order among those at one place.</param>
/// <param name="Markup">Encoded markup.</param>
internal readonly record struct Insert(int At, int Order, string Markup);

/// <summary>The order in which <see cref="Sweep"/> takes them.</summary>
internal static class SweepOrder
{
    /// <summary>Up to here insertion is the fastest way to sort; most paragraphs and articles are so short.</summary>
    private const int FewItems = 64;

    /// <summary>By start, then longer first, then rank; those alike stay as they are.</summary>
    public static void PutInOrder(this List<Layer> layers) => Sort(layers, static (a, b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End != b.End ? b.End.CompareTo(a.End) : a.Rank.CompareTo(b.Rank));

    /// <summary>By place, then order; those alike stay as they are.</summary>
    public static void PutInOrder(this List<Insert> inserts) =>
        Sort(inserts, static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Order.CompareTo(b.Order));

    private static void Sort<T>(List<T> items, Comparison<T> compare)
    {
        if (items.Count > FewItems)
        {
            List<T> sorted = [.. items.Order(Comparer<T>.Create(compare))];
            items.Clear();
            items.AddRange(sorted);
            return;
        }

        for (var i = 1; i < items.Count; i++)
        {
            var item = items[i];
            var at = i;
            for (; at > 0 && compare(items[at - 1], item) > 0; at--) items[at] = items[at - 1];
            items[at] = item;
        }
    }
}
