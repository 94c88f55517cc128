namespace Archive.Render.Body;

/// <summary>Deals elements over a text out to its parts, one after the other.</summary>
/// <param name="layers">The elements, in order.</param>
internal sealed class LayerRun(List<Layer> layers)
{
    private readonly List<Layer> _active = [];
    private int _next;

    /// <summary>The elements over the next part, which begins where the one before has ended or later.</summary>
    public List<Layer> Over(int start, int end)
    {
        var kept = 0;
        for (var i = 0; i < _active.Count; i++)
            if (_active[i].End > start) _active[kept++] = _active[i];
        _active.RemoveRange(kept, _active.Count - kept);
        for (; _next < layers.Count && layers[_next].Start < end; _next++)
            if (layers[_next].End > start) _active.Add(layers[_next]);
        return _active;
    }
}
