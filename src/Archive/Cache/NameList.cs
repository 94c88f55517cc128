namespace Archive.Cache;

/// <summary>Names as they are kept: tens of thousands that are nearly always those of the build before, and are then copied as they lie.</summary>
/// <param name="Names">The names.</param>
/// <param name="Bytes">The same as a file has them; empty when they were in none.</param>
internal sealed record NameList(string[] Names, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>No name.</summary>
    public static NameList None { get; } = new([], default);

    /// <summary>A list of names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="before">Names that they may be.</param>
    public static NameList Of(string[] names, NameList before) => names.AsSpan().SequenceEqual(before.Names) ? before : new NameList(names, default);

    public void Write(CacheWriter to)
    {
        to.Number(Names.Length);
        if (!Bytes.IsEmpty)
        {
            to.Raw(Bytes.Span);
            return;
        }

        foreach (var name in Names) to.Text(name);
    }

    public static NameList Read(CacheReader from)
    {
        var names = new string[from.Int()];
        var start = from.At;
        for (var i = 0; i < names.Length; i++) names[i] = from.Text()!;
        return new NameList(names, from.Since(start));
    }
}
