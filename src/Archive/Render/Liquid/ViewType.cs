using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Archive.Render.Html;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary>What templates may read of a kind of view.</summary>
/// <param name="layout">Name of the layout of pages; null for all other views.</param>
internal abstract class ViewType(string? layout)
{
    private static int _count;

    /// <summary>Name of the layout of pages; null for all other views.</summary>
    public string? Layout => layout;

    /// <summary>The C# type that it is the table of.</summary>
    public abstract Type View { get; }

    /// <summary>Tells it from all others.</summary>
    public int Number { get; } = Interlocked.Increment(ref _count);

    /// <summary>Its members by name, in ordinal order.</summary>
    protected SortedDictionary<string, ViewMember> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of its members, in ordinal order.</summary>
    public IEnumerable<string> Names => ByName.Keys;

    /// <summary>A member, or null.</summary>
    public ViewMember? Member(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>The types of all views, each by the C# type that it is the table of.</summary>
/// <remarks>Filled once, before the first template is compiled, by those who show the views.</remarks>
internal static class ViewTypes
{
    private static readonly ConcurrentDictionary<Type, ViewType> ByType = [];

    /// <summary>Adds the table of a type; one that it has already stays.</summary>
    public static void Add(ViewType type) => ByType.TryAdd(type.View, type);

    /// <summary>The type of a view.</summary>
    /// <exception cref="ArgumentException">It has no table.</exception>
    public static ViewType Of<T>() where T : class => Of(typeof(T));

    /// <summary>The same of one whose type is known only when the program runs.</summary>
    public static ViewType Of(Type view) =>
        ByType.GetValueOrDefault(view)
        ?? throw new ArgumentException($"{view.Name} has no table of what templates may read of it.", nameof(view));
}

/// <summary>A member of a view.</summary>
/// <param name="Of">The operand of a compiled template that reads it.</param>
/// <param name="Read">Its value for Fluid.</param>
internal sealed record ViewMember(Func<ViewOperand, Operand> Of, Func<object, FluidValue> Read);

/// <summary>The members of a view, each a name and what it gives; its kind for templates is the kind of the C# value.</summary>
internal sealed class Members<T>(string? layout = null) : ViewType(layout), IEnumerable<string> where T : class
{
    public override Type View => typeof(T);

    public void Add(string name, Func<T, string?> get) => Add(name, v => new TextMember<T>(v, get), v => LiquidValues.Of(get(v)));

    /// <summary>A text that is the same for all views of the type.</summary>
    public void Add(string name, string constant) => Add(name, _ => new ConstantText(constant), _ => LiquidValues.Of(constant));

    public void Add(string name, Func<T, int> get) => Add(name, v => new NumberMember<T>(v, get), v => NumberValue.Create(get(v)));

    public void Add(string name, Func<T, bool> get) => Add(name, v => new FlagMember<T>(v, get), v => BooleanValue.Create(get(v)));

    public void Add(string name, Func<T, Markup> get) => Add(name, new Func<T, Markup?>(v => get(v)));

    public void Add(string name, Func<T, Markup?> get) =>
        Add(name, v => new HtmlMember<T>(v, get), v => get(v) is { } html ? new HtmlValue(html) : NilValue.Instance);

    public void Add<TView>(string name, Func<T, TView?> get) where TView : class =>
        Add(name, v => new ViewMember<T>(v, ViewTypes.Of<TView>(), get), v =>
            get(v) is { } view ? new ViewValue(ViewTypes.Of<TView>(), view) : NilValue.Instance);

    public void Add(string name, Func<T, ImmutableArray<string>> get) =>
        Add(name, v => new ListMember<T, string>(v, null, get), v => new ArrayValue([.. get(v).Select(StringValue.Create)]));

    public void Add<TView>(string name, Func<T, ImmutableArray<TView>> get) where TView : class =>
        Add(name, v => new ListMember<T, TView>(v, ViewTypes.Of<TView>(), get), v =>
            LiquidValues.List(ViewTypes.Of<TView>(), get(v).AsSpan()));

    public IEnumerator<string> GetEnumerator() => Names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(string name, Func<ViewOperand, Operand> of, Func<T, FluidValue> read) =>
        ByName.Add(name, new ViewMember(of, v => read((T)v)));
}
