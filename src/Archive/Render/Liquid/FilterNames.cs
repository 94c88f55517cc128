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
                ExpressionCompiler.Unknown(filter, filter.Name, "among the filters", surroundings.Options.Filters.Select(f => f.Key).Where(f => f != ListEncoding.Filter).Order(StringComparer.Ordinal)),
            "asset" when input is not null && !surroundings.Assets.ContainsKey(input) => ExpressionCompiler.Unknown(filter, input, "among the assets", surroundings.Assets.Keys.Order(StringComparer.Ordinal)),
            "word" when input is not null && !words.ContainsKey(input) => ExpressionCompiler.Unknown(filter, input, "among the words", words.Keys.Order(StringComparer.Ordinal)),
            "phrase" when argument is not null && !words.ContainsKey(argument) => ExpressionCompiler.Unknown(filter, argument, "among the words", words.Keys.Order(StringComparer.Ordinal)),
            // A language file may lack a form, which is no fault of the template.
            "count" when argument is not null && !words.Keys.Any(k => k == argument || k.StartsWith(argument + ".", StringComparison.Ordinal)) => ExpressionCompiler.Unknown(filter, argument, "among the counts in words",
                words.Keys.Where(k => k.EndsWith(Other, StringComparison.Ordinal)).Select(k => k[..^Other.Length]).Order(StringComparer.Ordinal)),
            _ => null,
        };
    }
}
