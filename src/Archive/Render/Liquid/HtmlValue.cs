using System.Globalization;
using System.Text.Encodings.Web;
using Archive.Render.Html;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary>Finished HTML in a template: printed as it is. Text values are always encoded.</summary>
internal sealed class HtmlValue(Markup markup) : FluidValue
{
    public override FluidValues Type => FluidValues.String;

    public override bool Equals(FluidValue? other) => other is HtmlValue html && html.ToStringValue() == ToStringValue();

    public override bool ToBooleanValue() => true;

    public override string ToStringValue() => markup.ToString();

    public override decimal ToNumberValue() => 0;

    public override object ToObjectValue() => markup;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        if (writer is Utf8TextWriter { Target: { } target }) target.Raw(markup.Utf8.Span);
        else writer.Write(markup.ToString());
        return default;
    }
}
