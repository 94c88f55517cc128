namespace Archive.Yaml;

/// <summary>The keys of one map so far. Most maps have few, and looking along a list is faster than hashing; a long one is hashed.</summary>
internal sealed class YamlKeys
{
    private const int Few = 12;

    private readonly List<YamlText> _keys = [];
    private Dictionary<string, YamlText>? _byName;

    /// <summary>Adds a key.</summary>
    /// <returns>The key of the same name that was there before, or null.</returns>
    public YamlText? Add(YamlText key)
    {
        if (_byName is not null) return _byName.TryAdd(key.Value, key) ? null : _byName[key.Value];
        foreach (var other in _keys)
            if (other.Value == key.Value) return other;
        _keys.Add(key);
        if (_keys.Count > Few) _byName = _keys.ToDictionary(k => k.Value, StringComparer.Ordinal);
        return null;
    }
}
