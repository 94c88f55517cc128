using Fluid.Ast;

namespace Archive.Render.Liquid;

/// <summary>Finds filters that there are not, and what the filters of the theme are asked for that there is not.</summary>
internal static class FilterNames
{
    private const string Other = ".other";

    /// <summary>The fault of a filter, or null.</summary>
    /// <param name="surroundings">What all templates share.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="input">What it is applied to, where that is a text in the template.</param>
    /// <param name="argument">Its first argument, where that is one.</param>
    public static TemplateFaultException? Fault(Surroundings surroundings, FilterExpression filter, string? input, string? argument)
    {
        var words = surroundings.Words.Texts;
        return filter.Name switch
        {
            _ when !surroundings.Options.Filters.TryGetValue(filter.Name, out _) =>
                Unknown(filter.Name, "filters", surroundings.Options.Filters.Select(f => f.Key).Where(f => f != ListEncoding.Filter)),
            "asset" when input is not null && !surroundings.Assets.ContainsKey(input) =>
                Unknown(input, "assets", surroundings.Assets.Keys),
            "word" when input is not null && !words.ContainsKey(input) => Unknown(input, "words", words.Keys),
            "phrase" when argument is not null && !words.ContainsKey(argument) => Unknown(argument, "words", words.Keys),
            // A language file may lack a form, which is no fault of the template.
            "count" when argument is not null && !IsCounted(argument) =>
                Unknown(argument, "counts in words", words.Keys.Where(IsCount).Select(k => k[..^Other.Length])),
            _ => null,
        };

        TemplateFaultException Unknown(string name, string where, IEnumerable<string> known) =>
            ExpressionCompiler.Unknown(filter, name, "among the " + where, known.Order(StringComparer.Ordinal));

        bool IsCounted(string name) => words.Keys.Any(k => k == name || k.StartsWith(name + ".", StringComparison.Ordinal));

        static bool IsCount(string key) => key.EndsWith(Other, StringComparison.Ordinal);
    }
}
