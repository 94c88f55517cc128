using Archive.Disk;
using Archive.Link;
using Archive.Model;

namespace Archive.Cache;

/// <summary>What comes again and again in a state: texts, and what statements share. A state that goes on from another goes on with its
/// tables, so that what has not changed can be copied as it is.</summary>
internal sealed class CacheTables
{
    // Made when a place is first asked for.
    private Dictionary<string, int>? _places;
    private readonly List<string> _texts = [];
    // What was read, as it lies: only what is new has to be written anew.
    private readonly Known _known = new();
    private readonly Known _dates = new(), _voices = new(), _records = new();
    private readonly Lock _gate = new();

    /// <summary>The texts by place.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Records and dates that texts stand for, once they were asked for. Several threads may find the same.</summary>
    public Record?[] Records { get; private set; } = [];
    public EdtfDate?[] Dates { get; private set; } = [];

    /// <summary>What statements share.</summary>
    public SharedValues Shared { get; } = new();

    /// <summary>Place of a text; added when it is new. Safe for several threads that only add.</summary>
    public int Place(string text)
    {
        lock (_gate)
        {
            _places ??= Places();
            if (_places.TryGetValue(text, out var place)) return place;
            _places.Add(text, _texts.Count);
            _texts.Add(text);
            return _texts.Count - 1;
        }
    }

    public void Write(CacheWriter to)
    {
        // The shared values first: they add texts.
        var shared = new CacheWriter(this);
        Write(shared, _dates, Shared.Dates, shared.Date);
        Write(shared, _voices, Shared.Voices, voices => shared.List(voices, shared.Voice));
        Write(shared, _records, Shared.Records, records => shared.List(records, shared.Record));
        to.Number(_texts.Count);
        to.Attach(_known.Bytes);
        for (var i = _known.Count; i < _texts.Count; i++) to.Text(_texts[i]);
        foreach (var piece in shared.Pieces) to.Attach(piece);
    }

    public static CacheTables Read(CacheReader from)
    {
        var tables = from.Tables;
        var count = from.Int();
        var start = from.At;
        tables._texts.Capacity = count;
        for (var i = 0; i < count; i++) tables._texts.Add(from.Text()!);
        (tables._known.Count, tables._known.Bytes) = (count, from.Since(start));
        (tables.Records, tables.Dates) = (new Record?[tables._texts.Count], new EdtfDate?[tables._texts.Count]);
        return tables;
    }

    /// <summary>What statements share, which needs the records; it follows the texts.</summary>
    public void ReadShared(CacheReader from)
    {
        Read(from, _dates, Shared.Dates, () => from.Date()!);
        Read(from, _voices, Shared.Voices, () => from.List(static f => f.Voice()));
        Read(from, _records, Shared.Records, from.Records);
    }

    private Dictionary<string, int> Places()
    {
        var places = new Dictionary<string, int>(_texts.Count + (_texts.Count / 8), StringComparer.Ordinal);
        for (var i = 0; i < _texts.Count; i++) places.Add(_texts[i], i);
        return places;
    }

    private static void Write<T>(CacheWriter to, Known known, Interned<T> values, Action<T> write) where T : notnull
    {
        to.Number(values.Count);
        to.Attach(known.Bytes);
        for (var place = Math.Max(1, known.Count); place < values.Count; place++) write(values[place]);
    }

    private static void Read<T>(CacheReader from, Known known, Interned<T> values, Func<T> read) where T : notnull
    {
        var count = from.Int();
        var start = from.At;
        for (var place = 1; place < count; place++)
            if (values.Place(read()) != place) throw new CacheDamagedException();
        (known.Count, known.Bytes) = (count, from.Since(start));
    }

    /// <summary>How many were read, and their bytes.</summary>
    private sealed class Known
    {
        public int Count { get; set; }
        public ReadOnlyMemory<byte> Bytes { get; set; }
    }
}
