using Archive.Render;

namespace Archive.Outputs;

/// <summary>An article in a list.</summary>
public sealed record ArticleItem(LinkView Link, DateView? Date, string? Publisher, string? Dateline, int Statements, int Speakers);
