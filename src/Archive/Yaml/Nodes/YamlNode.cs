using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Yaml;

/// <summary>A node of a YAML file with its place.</summary>
public abstract record YamlNode(SourceSpan Where)
{
    /// <summary>What a contributor would call this node.</summary>
    public abstract string Describe { get; }

    /// <summary>Whether it is a text that says nothing: no value, <c>~</c>, <c>null</c>, or white space alone.</summary>
    public virtual bool IsEmpty => false;
}

/// <summary>A text. YAML is read as text first: <c>no</c> is Norway and <c>2017-12</c> a month.</summary>
/// <param name="Value">The text.</param>
/// <param name="IsPlain">Whether it stands without quotation marks and is no block.</param>
/// <param name="Where">Where it begins.</param>
public sealed record YamlText(string Value, bool IsPlain, SourceSpan Where) : YamlNode(Where)
{
    /// <summary>The comment after a plain value on its last line, without its <c>#</c>, or null.</summary>
    public YamlComment? Comment { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => string.IsNullOrWhiteSpace(Value);

    /// <inheritdoc/>
    public override string Describe => IsEmpty ? "nothing" : "a text";
}

/// <summary>A comment on the line of a value.</summary>
/// <param name="Text">Its words, without its <c>#</c> and the white space around them.</param>
/// <param name="IsPartOfText">Whether it is written as if it belonged to the text: no space after the sign, or a number.</param>
/// <param name="Where">Its place.</param>
public sealed record YamlComment(string Text, bool IsPartOfText, SourceSpan Where)
{
    /// <summary>Makes one.</summary>
    /// <param name="written">The comment with its <c>#</c>.</param>
    /// <param name="where">Its place.</param>
    public static YamlComment Of(ReadOnlySpan<char> written, SourceSpan where)
    {
        var text = written[1..].Trim();
        var isTight = written.Length > 1 && !char.IsWhiteSpace(written[1]) && written[1] is not ('#' or '-' or '=');
        return new YamlComment(text.ToString(), isTight || (text.Length > 0 && char.IsAsciiDigit(text[0])), where);
    }
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
    /// <summary>Whether they stand between braces.</summary>
    public bool IsBraced { get; init; }

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
