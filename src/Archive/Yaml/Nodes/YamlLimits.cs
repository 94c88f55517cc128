namespace Archive.Yaml;

/// <summary>What a YAML file may have.</summary>
internal static class YamlLimits
{
    /// <summary>Levels of nesting.</summary>
    public const int Depth = 16;

    /// <summary>Parts: keys, values, beginnings and ends of lists.</summary>
    public const int Parts = 100_000;
}
