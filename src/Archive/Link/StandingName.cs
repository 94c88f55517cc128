using Archive.Model;

namespace Archive.Link;

/// <summary>A name that stands in a text.</summary>
/// <param name="Span">Where, in UTF-16 offsets.</param>
/// <param name="Name">The name, folded.</param>
/// <param name="Record">Whose it is; null for one that several have, or that means something else.</param>
internal readonly record struct StandingName(Span Span, string Name, Record? Record)
{
    /// <summary>Whether it has one word, as surnames.</summary>
    public bool IsOneWord => !Name.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether it is one word and a person's.</summary>
    public bool IsSurname => Record is { IsPerson: true } && IsOneWord;

    /// <summary>The last word.</summary>
    public ReadOnlySpan<char> LastWord => Name.AsSpan(Name.LastIndexOf(' ') + 1);
}
