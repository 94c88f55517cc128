namespace Archive.Render.Liquid;

/// <summary>The names that a place in a template sees, the inner before the outer ones.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, Operand> _names = new(StringComparer.Ordinal);

    /// <summary>Adds a name, or hides an outer one.</summary>
    public Scope With(string name, Operand operand)
    {
        _names[name] = operand;
        return this;
    }

    /// <summary>What a name means, or null.</summary>
    public Operand? Find(string name) => _names.TryGetValue(name, out var operand) ? operand : outer?.Find(name);

    /// <summary>All names, in ordinal order.</summary>
    public SortedSet<string> Names()
    {
        var names = outer?.Names() ?? new SortedSet<string>(StringComparer.Ordinal);
        names.UnionWith(_names.Keys);
        return names;
    }
}
