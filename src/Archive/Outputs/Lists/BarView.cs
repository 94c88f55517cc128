using Archive.Render;

namespace Archive.Outputs;

/// <summary>A bar: a name, its count, and its share of the longest in percent.</summary>
public sealed record BarView(LinkView Name, int Count, int Share);

/// <summary>One of several pages, with the number of what it holds where that is told, else 0.</summary>
public sealed record PartView(string Text, string Href, bool Current, int Count = 0);
