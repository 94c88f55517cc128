using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Render.Html;

namespace Archive.Render.Theming.Compiled;

internal sealed class TextMember<T>(ViewOperand view, Func<T, string?> get) : TextOperand where T : class
{
    public override string? Get(Frame frame) => view.Get(frame) is T v ? get(v) : null;
}

internal sealed class NumberMember<T>(ViewOperand view, Func<T, int> get) : NumberOperand where T : class
{
    public override int? Get(Frame frame) => view.Get(frame) is T v ? get(v) : null;
}

internal sealed class FlagMember<T>(ViewOperand view, Func<T, bool> get) : FlagOperand where T : class
{
    public override bool? Get(Frame frame) => view.Get(frame) is T v ? get(v) : null;
}

internal sealed class HtmlMember<T>(ViewOperand view, Func<T, Markup?> get) : HtmlOperand where T : class
{
    public override Markup? Get(Frame frame) => view.Get(frame) is T v ? get(v) : null;
}

internal sealed class ViewMember<T>(ViewOperand view, ViewType type, Func<T, object?> get) : ViewOperand(type) where T : class
{
    public override object? Get(Frame frame) => view.Get(frame) is T v ? get(v) : null;
}

internal sealed class ListMember<T, TItem>(ViewOperand view, ViewType? type, Func<T, ImmutableArray<TItem>> get) : ListOperand(type) where T : class where TItem : class
{
    // An array of views is an array of objects: nothing is copied.
    public override object[]? Get(Frame frame) => view.Get(frame) is T v ? ImmutableCollectionsMarshal.AsArray(get(v)) : null;
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
