using Archive.Read.Yaml;
using Fluid;
using Fluid.Values;

namespace Archive.Render.Theming;

/// <summary>A view in a template. A name that it does not have is a fault of the template, told with the nearest name.</summary>
internal sealed class ViewValue<T>(T view) : FluidValue where T : class
{
    /// <summary>Its members, set by <see cref="ViewMembers"/>.</summary>
    public static Dictionary<string, Func<T, FluidValue>> Members { get; set; } = [];

    public override FluidValues Type => FluidValues.Object;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
    {
        if (Members.TryGetValue(name, out var member)) return new ValueTask<FluidValue>(member(view));
        string[] known = [.. Members.Keys.Order(StringComparer.Ordinal)];
        var near = Nearest.Of(name, known);
        throw new InvalidDataException($"there is nothing called `{name}` here" + (near is null ? $"; there are {string.Join(", ", known)}." : $", did you mean `{near}`?"));
    }

    public override bool Equals(FluidValue? other) => other is ViewValue<T> value && ReferenceEquals(value.ToObjectValue(), view);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => "";

    public override object ToObjectValue() => view;
}
