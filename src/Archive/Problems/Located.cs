namespace Archive.Problems;

/// <summary>A value and the place where a contributor wrote it.</summary>
public sealed record Located<T>(T Value, SourceSpan Where)
{
    /// <summary>The same place with another value.</summary>
    public Located<TOther> With<TOther>(TOther value) => new(value, Where);
}
