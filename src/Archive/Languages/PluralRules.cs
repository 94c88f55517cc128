using System.Collections.Immutable;

namespace Archive.Languages;

/// <summary>The plural rules of a language, from CLDR; never those of the machine.</summary>
public sealed class PluralRules
{
    private const string Table = "plurals.tsv";

    /// <summary>Numbers whose category is known beforehand: nearly all that a page has.</summary>
    private const int Known = 1000;

    private readonly ImmutableArray<(PluralCategory Category, PluralCondition Condition)> _rules;
    private readonly PluralCategory[] _known = new PluralCategory[Known];

    private PluralRules(string rules)
    {
        _rules = [.. rules.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(rule => rule.Split(": "))
            .Select(rule => (Enum.Parse<PluralCategory>(rule[0], ignoreCase: true), new PluralCondition(rule[1])))];
        for (var i = 0; i < Known; i++) _known[i] = Of(new PluralOperands(i));
        Used = [.. _known.Append(Of(1_000_000)).Append(Of(2_000_000)).Distinct().Order()];
    }

    /// <summary>The categories that whole numbers fall into: the forms that a count needs.</summary>
    public ImmutableArray<PluralCategory> Used { get; }

    /// <summary>The rules of a language, BCP 47; of one that CLDR does not know, no differences are made.</summary>
    public static PluralRules For(string language) => new(LanguageTable.Find(Table, language));

    /// <summary>The languages that CLDR has rules for.</summary>
    internal static IEnumerable<string> Languages => LanguageTable.Entries(Table).Select(e => e.Tag);

    /// <summary>The category of a number of things, at least 0.</summary>
    public PluralCategory Of(int number) => number < Known ? _known[number] : Of(new PluralOperands(number));

    /// <summary>The category of any number.</summary>
    internal PluralCategory Of(PluralOperands number)
    {
        foreach (var (category, condition) in _rules)
            if (condition.Holds(number)) return category;
        return PluralCategory.Other;
    }
}
