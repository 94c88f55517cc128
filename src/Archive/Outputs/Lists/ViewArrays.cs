using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Archive.Outputs;

/// <summary>Views of what an article or a record has several of: made many times for each page, so without an enumerator.</summary>
internal static class ViewArrays
{
    /// <summary>The view of each.</summary>
    public static ImmutableArray<TView> Views<T, TView>(this ImmutableArray<T> items, Func<T, TView> view)
    {
        if (items.IsEmpty) return [];
        var views = new TView[items.Length];
        for (var i = 0; i < views.Length; i++) views[i] = view(items[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(views);
    }
}
