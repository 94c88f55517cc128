using System.Globalization;
using Archive.Render.Html;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary>Our values as Fluid's, and back onto the page.</summary>
internal static class LiquidValues
{
    /// <summary>A text or nil.</summary>
    public static FluidValue Of(string? text) => text is null ? NilValue.Instance : StringValue.Create(text);

    /// <summary>A value of a compiled template.</summary>
    /// <param name="shape">What is known of it.</param>
    /// <param name="value">The value as it stands in a slot.</param>
    public static FluidValue Of(Shape shape, object? value) => value switch
    {
        null => NilValue.Instance,
        FluidValue own => own,
        string text => StringValue.Create(text),
        int number => NumberValue.Create(number),
        bool flag => BooleanValue.Create(flag),
        Markup markup => new HtmlValue(markup),
        string[] texts => new ArrayValue([.. texts.Select(StringValue.Create)]),
        object[] views => List(shape.View!, views),
        _ => new ViewValue(shape.View!, value),
    };

    /// <summary>A list of views.</summary>
    public static FluidValue List(ViewType type, ReadOnlySpan<object> views)
    {
        if (views.IsEmpty) return ArrayValue.Empty;
        var values = new FluidValue[views.Length];
        for (var i = 0; i < values.Length; i++) values[i] = new ViewValue(type, views[i]);
        return new ArrayValue(values);
    }

    /// <summary>What Fluid has come to. Nothing in a template waits for anything, so it has always run to its end.</summary>
    public static FluidValue Finished(ValueTask<FluidValue> task) => task.GetAwaiter().GetResult();

    /// <summary>Writes a value as <c>{{ … }}</c> does. Fluid itself writes the texts of a list as they are;
    /// here they are encoded like all text.</summary>
    public static void Write(FluidValue value, Utf8Writer writer)
    {
        if (value.Type == FluidValues.Array)
        {
            writer.Text(value.ToStringValue());
            return;
        }

        using var text = new Utf8TextWriter(writer);
        value.WriteToAsync(text, HtmlEncoding.ForTemplates, CultureInfo.InvariantCulture).GetAwaiter().GetResult();
    }
}
