using Archive.Render.Html;

namespace Archive.Render.Liquid;

internal sealed class TextVariable(int place) : TextOperand
{
    public override string? Get(Frame frame) => (string?)frame[place].Item;
}

internal sealed class NumberVariable(int place) : NumberOperand
{
    public override int? Get(Frame frame) => (int?)frame[place].Item;
}

internal sealed class FlagVariable(int place) : FlagOperand
{
    public override bool? Get(Frame frame) => (bool?)frame[place].Item;
}

internal sealed class HtmlVariable(int place) : HtmlOperand
{
    public override Markup? Get(Frame frame) => (Markup?)frame[place].Item;
}

internal sealed class ViewVariable(int place, ViewType type) : ViewOperand(type)
{
    public int Place => place;
    public override object? Get(Frame frame) => frame[place].Item;
}

internal sealed class ListVariable(int place, ViewType? type) : ListOperand(type)
{
    public override object[]? Get(Frame frame) => (object[]?)frame[place].Item;
}

/// <summary><c>forloop</c>: how far the loop of a variable has come. As a value of its own it is false and writes nothing.</summary>
internal sealed class LoopVariable(int place) : Operand
{
    public override Shape Shape => new(Kind.Loop);
    public override object? Value(Frame frame) => null;

    /// <summary>A member, or nil where there is none.</summary>
    public Operand Member(string name) => name switch
    {
        "length" => new LoopNumber(place, static (in slot) => slot.Length),
        "index" => new LoopNumber(place, static (in slot) => slot.Index + 1),
        "index0" => new LoopNumber(place, static (in slot) => slot.Index),
        "rindex" => new LoopNumber(place, static (in slot) => slot.Length - slot.Index),
        "rindex0" => new LoopNumber(place, static (in slot) => slot.Length - slot.Index - 1),
        "first" => new LoopEnd(place, static (in slot) => slot.Index == 0),
        "last" => new LoopEnd(place, static (in slot) => slot.Index == slot.Length - 1),
        _ => NilOperand.Instance,
    };
}

internal delegate T OfSlot<T>(in Slot slot);

internal sealed class LoopNumber(int place, OfSlot<int> number) : NumberOperand
{
    public override int? Get(Frame frame) => number(frame[place]);
}

internal sealed class LoopEnd(int place, OfSlot<bool> flag) : FlagOperand
{
    public override bool? Get(Frame frame) => flag(frame[place]);
}

internal static class Variables
{
    /// <summary>The variable for a shape, or null where there is none for it.</summary>
    public static Operand? Of(Shape shape, int place) => shape switch
    {
        { Constant: string text } => new ConstantText(text),
        { Constant: int number } => new ConstantNumber(number),
        { Constant: bool flag } => new ConstantFlag(flag),
        { Kind: Kind.Nil } => NilOperand.Instance,
        { Kind: Kind.Text } => new TextVariable(place),
        { Kind: Kind.Number } => new NumberVariable(place),
        { Kind: Kind.Flag } => new FlagVariable(place),
        { Kind: Kind.Html } => new HtmlVariable(place),
        { Kind: Kind.View, View: { } type } => new ViewVariable(place, type),
        { Kind: Kind.List } => new ListVariable(place, shape.View),
        _ => null,
    };
}
