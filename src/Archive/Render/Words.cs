using System.Collections.Immutable;
using System.Globalization;

namespace Archive.Render;

/// <summary>The interface's words in the language of the site, from <c>i18n/LANGUAGE.yml</c> of the theme.</summary>
/// <param name="Texts">Text by key. A key that ends in <c>.one</c> or <c>.other</c> is a form of a count, <c>{0}</c> its place.</param>
public sealed record Words(ImmutableDictionary<string, string> Texts)
{
    /// <summary>The text of a key; the key itself where there is none, so that a missing one is seen.</summary>
    public string this[string key] => Texts.GetValueOrDefault(key, key);

    /// <summary>A count in words.</summary>
    public string Count(string key, int number)
    {
        var form = number == 1 ? ".one" : ".other";
        return this[key + form].Replace("{0}", number.ToString("N0", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
