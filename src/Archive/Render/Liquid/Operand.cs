using Archive.Render.Html;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary>What kind of value an expression has; each may be nil but those that are constants.</summary>
internal enum Kind
{
    /// <summary>Always nil.</summary>
    Nil,
    /// <summary>Text, to be encoded.</summary>
    Text,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>True or false.</summary>
    Flag,
    /// <summary>Finished markup.</summary>
    Html,
    /// <summary>A view.</summary>
    View,
    /// <summary>A list of views, or of texts.</summary>
    List,
    /// <summary>The loop that is running.</summary>
    Loop,
    /// <summary>The word <c>blank</c>.</summary>
    Blank,
    /// <summary>The word <c>empty</c>.</summary>
    Empty,
    /// <summary>What one of Fluid's own filters gives.</summary>
    Any,
}

/// <summary>What is known of a value before it is there.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="View">Type of the view, or of a list's items; null for lists of texts and all other kinds.</param>
/// <param name="Constant">The value itself where it is always the same, so that branches which cannot be reached are not compiled.</param>
internal readonly record struct Shape(Kind Kind, ViewType? View = null, object? Constant = null);

/// <summary>An expression of a template. As a condition it holds with all values but nil and false.</summary>
internal abstract class Operand : Condition
{
    /// <summary>What is known of it.</summary>
    public abstract Shape Shape { get; }

    /// <summary>Its value as it stands in a <see cref="Slot"/>; numbers, flags and markup are boxed.</summary>
    public abstract object? Value(Frame frame);

    /// <summary>Whether there is a value.</summary>
    public virtual bool IsNil(Frame frame) => Value(frame) is null;

    public override bool Holds(Frame frame) => !IsNil(frame);

    /// <summary>Writes it as <c>{{ … }}</c> does.</summary>
    public virtual void Write(Frame frame, Utf8Writer writer)
    {
    }

    /// <summary>The value as Fluid knows it.</summary>
    public virtual FluidValue ToFluid(Frame frame) => LiquidValues.Of(Shape, Value(frame));
}

/// <summary>A text or nil.</summary>
internal abstract class TextOperand : Operand
{
    public override Shape Shape => new(Kind.Text);
    public abstract string? Get(Frame frame);
    public override object? Value(Frame frame) => Get(frame);
    public override bool IsNil(Frame frame) => Get(frame) is null;
    public override bool Holds(Frame frame) => Get(frame) is not null;
    public override void Write(Frame frame, Utf8Writer writer) => writer.Text(Get(frame));
}

/// <summary>A number or nil.</summary>
internal abstract class NumberOperand : Operand
{
    public override Shape Shape => new(Kind.Number);
    public abstract int? Get(Frame frame);
    public override object? Value(Frame frame) => Get(frame);
    public override bool IsNil(Frame frame) => Get(frame) is null;

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (Get(frame) is { } number) writer.Number(number);
    }
}

/// <summary>A flag or nil.</summary>
internal abstract class FlagOperand : Operand
{
    public override Shape Shape => new(Kind.Flag);
    public abstract bool? Get(Frame frame);
    public override object? Value(Frame frame) => Get(frame);
    public override bool IsNil(Frame frame) => Get(frame) is null;
    public override bool Holds(Frame frame) => Get(frame) is true;

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (Get(frame) is { } flag) writer.Raw(flag ? "true"u8 : "false"u8);
    }
}

/// <summary>Markup or nil.</summary>
internal abstract class HtmlOperand : Operand
{
    public override Shape Shape => new(Kind.Html);
    public abstract Markup? Get(Frame frame);
    public override object? Value(Frame frame) => Get(frame);
    public override bool IsNil(Frame frame) => Get(frame) is null;
    public override bool Holds(Frame frame) => Get(frame) is not null;

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (Get(frame) is { } markup) writer.Raw(markup.Utf8.Span);
    }
}

/// <summary>A view or nil. Written it is nothing.</summary>
internal abstract class ViewOperand(ViewType type) : Operand
{
    public override Shape Shape => new(Kind.View, type);
    public ViewType Type => type;
    public abstract object? Get(Frame frame);
    public override object? Value(Frame frame) => Get(frame);
    public override bool IsNil(Frame frame) => Get(frame) is null;
    public override bool Holds(Frame frame) => Get(frame) is not null;
}

/// <summary>A list or nil.</summary>
/// <param name="type">Type of its views; null for texts.</param>
internal abstract class ListOperand(ViewType? type) : Operand
{
    public override Shape Shape => new(Kind.List, type);
    public ViewType? Type => type;
    public abstract object[]? Get(Frame frame);
    public override object? Value(Frame frame) => Get(frame);
    public override bool IsNil(Frame frame) => Get(frame) is null;
    public override bool Holds(Frame frame) => Get(frame) is not null;

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (type is not null || Get(frame) is not { } texts) return;
        foreach (var text in texts) writer.Text((string)text);
    }
}
