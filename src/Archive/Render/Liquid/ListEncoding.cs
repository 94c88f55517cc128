using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary>Fluid writes the texts of a list as they are. Here all text is encoded, so each <c>{{ … }}</c> passes a filter that makes
/// one text of a list.</summary>
internal sealed class ListEncoding : AstRewriter
{
    /// <summary>Its name; no template can write it.</summary>
    public const string Filter = " list";

    /// <summary>The same template with the filter.</summary>
    public static IFluidTemplate In(IFluidTemplate template) => new ListEncoding().VisitTemplate(template);

    /// <summary>The filter.</summary>
    public static ValueTask<FluidValue> Encoded(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        new(input.Type == FluidValues.Array ? new StringValue(input.ToStringValue()) : input);

    /// <inheritdoc/>
    protected override Statement VisitOutputStatement(OutputStatement output) =>
        new OutputStatement(new FilterExpression(output.Expression, Filter, []));
}
