using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Archive.Render.Html;

namespace Archive.Render.Liquid;

/// <summary>The view that a member is read of: mostly a variable's, which is read without a call.</summary>
internal readonly struct ViewSource(ViewOperand view)
{
    private readonly ViewOperand? _computed = view is ViewVariable ? null : view;
    private readonly int _place = view is ViewVariable variable ? variable.Place : 0;

    /// <summary>The view or null. The compiler has seen its type in the shape of the operand, so it is not looked at again.</summary>
    public T? Get<T>(Frame frame) where T : class
    {
        var view = _computed is null ? frame[_place].Item : _computed.Get(frame);
        Debug.Assert(view is T or null, "A view of another type than the compiler saw.");
        return Unsafe.As<T>(view);
    }
}

internal sealed class TextMember<T>(ViewOperand view, Func<T, string?> get) : TextOperand where T : class
{
    private readonly ViewSource _view = new(view);
    public override string? Get(Frame frame) => _view.Get<T>(frame) is { } v ? get(v) : null;
    public override bool Holds(Frame frame) => _view.Get<T>(frame) is { } v && get(v) is not null;

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (_view.Get<T>(frame) is { } v) writer.Text(get(v));
    }
}

internal sealed class NumberMember<T>(ViewOperand view, Func<T, int> get) : NumberOperand where T : class
{
    private readonly ViewSource _view = new(view);
    public override int? Get(Frame frame) => _view.Get<T>(frame) is { } v ? get(v) : null;
}

internal sealed class FlagMember<T>(ViewOperand view, Func<T, bool> get) : FlagOperand where T : class
{
    private readonly ViewSource _view = new(view);
    public override bool? Get(Frame frame) => _view.Get<T>(frame) is { } v ? get(v) : null;
    public override bool Holds(Frame frame) => _view.Get<T>(frame) is { } v && get(v);
}

internal sealed class HtmlMember<T>(ViewOperand view, Func<T, Markup?> get) : HtmlOperand where T : class
{
    private readonly ViewSource _view = new(view);
    public override Markup? Get(Frame frame) => _view.Get<T>(frame) is { } v ? get(v) : null;
}

internal sealed class ViewMember<T>(ViewOperand view, ViewType type, Func<T, object?> get) : ViewOperand(type) where T : class
{
    private readonly ViewSource _view = new(view);
    public override object? Get(Frame frame) => _view.Get<T>(frame) is { } v ? get(v) : null;
    public override bool Holds(Frame frame) => _view.Get<T>(frame) is { } v && get(v) is not null;
}

internal sealed class ListMember<T, TItem>(ViewOperand view, ViewType? type, Func<T, ImmutableArray<TItem>> get)
    : ListOperand(type)
    where T : class
    where TItem : class
{
    private readonly ViewSource _view = new(view);

    // An array of views is an array of objects: nothing is copied.
    public override object[]? Get(Frame frame) => _view.Get<T>(frame) is { } v ? ImmutableCollectionsMarshal.AsArray(get(v)) : null;
}

/// <summary><c>size</c> of a list.</summary>
internal sealed class ListSize(ListOperand list) : NumberOperand
{
    public override int? Get(Frame frame) => list.Get(frame)?.Length;
}

/// <summary><c>size</c> of a text, in UTF-16 code units.</summary>
internal sealed class TextSize(TextOperand text) : NumberOperand
{
    public override int? Get(Frame frame) => text.Get(frame)?.Length;
}

/// <summary><c>first</c> or <c>last</c> of a list of views.</summary>
internal sealed class ViewAtEnd(ListOperand list, ViewType type, bool last) : ViewOperand(type)
{
    public override object? Get(Frame frame) => list.Get(frame) is { Length: > 0 } items ? items[last ? ^1 : 0] : null;
}

/// <summary><c>first</c> or <c>last</c> of a list of texts.</summary>
internal sealed class TextAtEnd(ListOperand list, bool last) : TextOperand
{
    public override string? Get(Frame frame) => list.Get(frame) is { Length: > 0 } items ? (string)items[last ? ^1 : 0] : null;
}
