using System.Runtime.InteropServices;
using Fluid;

namespace Archive.Render.Liquid;

/// <summary>The variables of the templates that are being run: one stack, each routine's part of it above its caller's. Used by
/// one thread at a time and again for the next page.</summary>
internal sealed class Frame(TemplateOptions options)
{
    private Slot[] _slots = new Slot[64];
    private int _base;
    private TemplateContext? _context;

    /// <summary>What Fluid's own filters want to see.</summary>
    public TemplateContext Context => _context ??= new TemplateContext(options);

    /// <summary>A variable. Counted from 0 it is the running routine's, below 0 one that every template sees.</summary>
    public ref Slot this[int place] => ref _slots[place >= 0 ? _base + place : ~place];

    /// <summary>Begins with the variables that every template sees.</summary>
    /// <param name="variables">Their values.</param>
    /// <param name="size">What the routine needs.</param>
    public void Begin(ReadOnlySpan<object?> variables, int size)
    {
        _base = variables.Length;
        Reserve(size);
        for (var i = 0; i < variables.Length; i++) _slots[i].Item = variables[i];
    }

    /// <summary>Makes room above the running routine.</summary>
    public void Reserve(int size)
    {
        if (_base + size > _slots.Length) Array.Resize(ref _slots, Math.Max(2 * _slots.Length, _base + size));
    }

    /// <summary>Goes up to the routine that is called, or down again.</summary>
    public void Move(int by) => _base += by;

    /// <summary>Forgets all values, so that none is kept alive.</summary>
    public void Clear()
    {
        _base = 0;
        Array.Clear(_slots);
    }
}

/// <summary>A variable's value; a loop's variable knows how far the loop has come.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Slot
{
    /// <summary>A view, a text, an array of them, or a boxed number, flag or markup; null for nil.</summary>
    public object? Item;
    /// <summary>Number of the item in its loop, from 0.</summary>
    public int Index;
    /// <summary>Where the loop ends.</summary>
    public int Length;
}
