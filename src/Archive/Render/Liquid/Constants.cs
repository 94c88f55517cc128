using Archive.Render.Html;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary>A text that stands in the template, or is known when it is compiled.</summary>
internal sealed class ConstantText(string text) : TextOperand
{
    public string Text => text;
    public override Shape Shape => new(Kind.Text, null, text);
    public override string Get(Frame frame) => text;
}

/// <summary>A number that stands in the template.</summary>
internal sealed class ConstantNumber(int number) : NumberOperand
{
    public override Shape Shape => new(Kind.Number, null, number);
    public override int? Get(Frame frame) => number;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class ConstantFlag(bool flag) : FlagOperand
{
    public override Shape Shape => new(Kind.Flag, null, flag);
    public override bool? Get(Frame frame) => flag;
}

/// <summary><c>nil</c>, and every member that a text, a list or a number does not have.</summary>
internal sealed class NilOperand : Operand
{
    public static readonly NilOperand Instance = new();
    public override Shape Shape => new(Kind.Nil);
    public override object? Value(Frame frame) => null;
}

/// <summary><c>blank</c> or <c>empty</c>, which only comparisons know.</summary>
internal sealed class KeywordOperand(Kind kind) : Operand
{
    public override Shape Shape => new(kind);
    public override object? Value(Frame frame) => null;
    public override bool Holds(Frame frame) => true;
    public override FluidValue ToFluid(Frame frame) => kind == Kind.Blank ? BlankValue.Instance : EmptyValue.Instance;
}

/// <summary>A number with a fraction, which only Fluid's filters know.</summary>
internal sealed class FluidConstant(FluidValue value) : Operand
{
    public override Shape Shape => new(Kind.Any);
    public override object Value(Frame frame) => value;
    public override void Write(Frame frame, Utf8Writer writer) => LiquidValues.Write(value, writer);
    public override FluidValue ToFluid(Frame frame) => value;
}

/// <summary>Constants of templates as operands.</summary>
internal static class Constants
{
    /// <summary>The operand of a literal.</summary>
    public static Operand Of(FluidValue value) => value switch
    {
        StringValue text => new ConstantText(text.ToStringValue()),
        NumberValue number when number.ToNumberValue() is var n && n == Math.Truncate(n) && Math.Abs(n) <= int.MaxValue && n.Scale == 0 =>
            new ConstantNumber((int)n),
        BooleanValue flag => new ConstantFlag(flag.ToBooleanValue()),
        NilValue => NilOperand.Instance,
        BlankValue => new KeywordOperand(Kind.Blank),
        EmptyValue => new KeywordOperand(Kind.Empty),
        _ => new FluidConstant(value),
    };

    /// <summary>Whether the operand is the same on every page, so that it can be written beforehand.</summary>
    public static bool IsConstant(Operand operand) =>
        operand.Shape is { Constant: not null } or { Kind: Kind.Nil or Kind.Blank or Kind.Empty };

    /// <summary>What a constant writes.</summary>
    public static void Write(Operand constant, Utf8Writer writer) => constant.Write(null!, writer);
}
