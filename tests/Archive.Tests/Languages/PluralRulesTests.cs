using System.Globalization;
using Archive.Languages;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Languages;

/// <summary>Plural rules against the sample numbers that CLDR itself gives for each category of each language.</summary>
public sealed class PluralRulesTests
{
    public static TheoryData<string, string> Samples => [.. File.ReadLines(Repository.At("tests", "Archive.Tests", "Languages", "plural-samples.tsv"))
        .SelectMany(line => line.Split('\t') is [var tags, var samples] ? tags.Split(' ').Select(tag => new TheoryDataRow<string, string>(tag, samples)) : [])];

    [Theory, MemberData(nameof(Samples))]
    public void Every_sample_number_of_CLDR_has_its_category(string language, string samples)
    {
        var rules = PluralRules.For(language);
        foreach (var group in samples.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (category, numbers) = group.Split(": ") is [var c, var n] ? (Enum.Parse<PluralCategory>(c, ignoreCase: true), n) : throw new FormatException(group);
            foreach (var number in numbers.Split(", ").SelectMany(Range))
                Assert.True(category == rules.Of(Operands(number)), $"{language}: {number} is {rules.Of(Operands(number))}, not {category}");
        }
    }

    [Fact]
    public void Every_language_with_rules_has_samples() =>
        Assert.Equal(PluralRules.Languages.Order(StringComparer.Ordinal), Samples.Select(s => s.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void Whole_numbers_are_the_same_on_the_trimmedway()
    {
        foreach (var language in new[] { "en", "fr", "ur", "ar", "pl", "ga", "lv" })
        {
            var rules = PluralRules.For(language);
            foreach (var number in Enumerable.Range(0, 3000).Append(1_000_000).Append(int.MaxValue)) Assert.Equal(rules.Of(new PluralOperands(number)), rules.Of(number));
        }
    }

    [Theory]
    [InlineData("fr-CA", 0, PluralCategory.One)]
    [InlineData("pt-PT", 0, PluralCategory.Other)]
    [InlineData("pt-BR", 0, PluralCategory.One)]
    [InlineData("PL", 22, PluralCategory.Few)]
    [InlineData("zz", 1, PluralCategory.Other)]
    public void A_region_has_its_own_rules_or_those_of_its_language(string language, int number, PluralCategory category) =>
        Assert.Equal(category, PluralRules.For(language).Of(number));

    [Fact]
    public void The_forms_that_a_language_needs_are_those_of_whole_numbers()
    {
        Assert.Equal([PluralCategory.One, PluralCategory.Many, PluralCategory.Other], PluralRules.For("fr").Used);
        Assert.Equal([PluralCategory.One, PluralCategory.Few, PluralCategory.Other], PluralRules.For("cs").Used);
        Assert.Equal([PluralCategory.Other], PluralRules.For("ja").Used);
    }

    /// <summary>The ends of a range and what lies between, in steps of the last digit; one number is itself.</summary>
    private static IEnumerable<string> Range(string text)
    {
        if (text.Split('~') is not [var from, var to]) return [text];
        var digits = from.Contains('.', StringComparison.Ordinal) ? from.Length - from.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var step = (decimal)Math.Pow(10, -digits);
        var (first, last) = (decimal.Parse(from, CultureInfo.InvariantCulture), decimal.Parse(to, CultureInfo.InvariantCulture));
        return Enumerable.Range(0, (int)((last - first) / step) + 1).Select(i => (first + (i * step)).ToString("F" + digits, CultureInfo.InvariantCulture));
    }

    /// <summary>The operands of a number as CLDR writes it: <c>1.20</c>, <c>1.1c6</c>.</summary>
    private static PluralOperands Operands(string text)
    {
        var power = text.Split('c') is [_, var c] ? int.Parse(c, CultureInfo.InvariantCulture) : 0;
        var parts = text.Split('c')[0].Split('.');
        var fraction = parts.Length > 1 ? parts[1] : "";
        var whole = parts[0] + fraction.PadRight(power, '0')[..power];
        fraction = fraction.Length > power ? fraction[power..] : "";
        var trimmed = fraction.TrimEnd('0');
        return new PluralOperands(long.Parse(whole, CultureInfo.InvariantCulture), fraction.Length, trimmed.Length, Number(fraction), Number(trimmed), power);
    }

    private static long Number(string digits) => digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);
}
