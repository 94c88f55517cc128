using Archive.Problems;

namespace Archive.Yaml;

/// <summary>Says what a key that stands twice means: two of one, or an item of a list without its hyphen.</summary>
internal static class DuplicateKeys
{
    /// <summary>The problem.</summary>
    /// <param name="key">The second of the two.</param>
    /// <param name="first">The first.</param>
    /// <param name="value">The value of the second.</param>
    /// <param name="isFirst">Whether the first one begins its keys.</param>
    /// <param name="isInside">Whether these keys stand inside others.</param>
    /// <param name="isItem">Whether it is an item without its hyphen: then the keys after it are told with it.</param>
    public static Problem Of(YamlText key, YamlText first, YamlNode value, bool isFirst, bool isInside, out bool isItem)
    {
        isItem = isInside && isFirst;
        var mend = isItem ? $"If another item of the list begins here, write a hyphen and a space before it: `- {key.Value}:`; otherwise keep one of the two."
            : value is YamlList or YamlMap ? $"Move what stands below the second `{key.Value}:` to the end of what stands below the first, and delete the second `{key.Value}:`."
            : "Keep one of the two.";
        return new Problem(Codes.DuplicateKey, key.Where, $"The key `{key.Value}` stands twice.", mend) { Related = [new RelatedPlace(first.Where, "the first one")] };
    }
}
