namespace Archive.Render.Body;

/// <summary>An element that covers a span of a text. It is written once for each part of the span that lies in one block
/// and is not cut by another element.</summary>
/// <param name="Start">UTF-16, inclusive.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Element">Name of the element.</param>
/// <param name="Attributes">Attributes of each fragment: encoded, each with a space before it.</param>
internal sealed record Layer(int Start, int End, string Element, string Attributes = "")
{
    /// <summary>What the first fragment alone carries; shared by the pieces of one annotation.</summary>
    public FirstFragment? First { get; init; }

    /// <summary>Of two layers with the same span, the one with the lower rank lies outside.</summary>
    public int Rank { get; init; }
}

/// <summary>What only the first fragment of an annotation carries: its permalink, and before it its earlier ones.</summary>
internal sealed class FirstFragment(string id, IEnumerable<string> formerly)
{
    private bool _written;

    /// <summary>Markup before the first fragment, and attributes of it; nothing after that.</summary>
    public (string Before, string Attributes) Take()
    {
        if (_written) return ("", "");
        _written = true;
        return (string.Concat(formerly.Select(f => $"<span id=\"{f}\"></span>")), $" id=\"{id}\"");
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
    public static IEnumerable<Layer> InOrder(this IEnumerable<Layer> layers) => layers.OrderBy(l => l.Start).ThenByDescending(l => l.End).ThenBy(l => l.Rank);

    public static IEnumerable<Insert> InOrder(this IEnumerable<Insert> inserts) => inserts.OrderBy(i => i.At).ThenBy(i => i.Order);
}
