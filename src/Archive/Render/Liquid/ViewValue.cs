using Archive.Yaml;
using Fluid;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary>A view in a template that Fluid runs. A name that it does not have is a fault of the
/// template, told with the nearest name.</summary>
internal sealed class ViewValue(ViewType type, object view) : FluidValue
{
    public override FluidValues Type => FluidValues.Object;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
    {
        if (type.Member(name) is { } member) return new ValueTask<FluidValue>(member.Read(view));
        string[] known = [.. type.Names];
        var near = Nearest.Of(name, known);
        var others = near is null ? $"; there are {string.Join(", ", known)}." : $", did you mean `{near}`?";
        throw new InvalidDataException($"there is nothing called `{name}` here" + others);
    }

    public override bool Equals(FluidValue? other) => other is ViewValue value && ReferenceEquals(value.ToObjectValue(), view);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => "";

    public override object ToObjectValue() => view;
}
