using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Read.Yaml;

/// <summary>A node of a YAML file with its place.</summary>
public abstract record YamlNode(SourceSpan Where)
{
    /// <summary>What a contributor would call this node.</summary>
    public abstract string Describe { get; }
}

/// <summary>A text. YAML is read as text first: <c>no</c> is Norway and <c>2017-12</c> a month.</summary>
/// <param name="Value">The text.</param>
/// <param name="IsPlain">Whether it stands without quotation marks and is no block.</param>
/// <param name="Where">Where it begins.</param>
public sealed record YamlText(string Value, bool IsPlain, SourceSpan Where) : YamlNode(Where)
{
    /// <summary>The comment after a plain value on its last line, without its <c>#</c>, or null.</summary>
    public Located<string>? Comment { get; init; }

    /// <inheritdoc/>
    public override string Describe => Value.Length == 0 ? "nothing" : "a text";
}

/// <summary>A list.</summary>
public sealed record YamlList(ImmutableArray<YamlNode> Items, SourceSpan Where) : YamlNode(Where)
{
    /// <inheritdoc/>
    public override string Describe => "a list";
}

/// <summary>Keys and values, in the order written.</summary>
public sealed record YamlMap(ImmutableArray<KeyValuePair<YamlText, YamlNode>> Entries, SourceSpan Where) : YamlNode(Where)
{
    /// <inheritdoc/>
    public override string Describe => "keys with values";

    /// <summary>The value of the key, or null.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key.Value == key) return entry.Value;
            return null;
        }
    }
}
