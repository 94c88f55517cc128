using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Archive.Link;
using Archive.Model;
using Archive.Problems;

namespace Archive.Cache;

/// <summary>Reads what <see cref="CacheWriter"/> has written.</summary>
/// <param name="bytes">The bytes; their checksum is right, so they are whole.</param>
internal sealed class CacheReader(ReadOnlyMemory<byte> bytes)
{
    private readonly List<string> _texts = [];
    private readonly List<EdtfDate?> _dates = [];
    private readonly List<Record?> _records = [];
    private readonly List<Voice> _voices = [];
    private int _at;

    /// <summary>The records that ids stand for; set before the first that is read.</summary>
    public Catalog? Catalog { get; set; }

    public long Number()
    {
        var span = bytes.Span;
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = span[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)value;
        }
    }

    public int Int() => (int)Number();

    public UInt128 Hash()
    {
        var hash = BinaryPrimitives.ReadUInt128LittleEndian(bytes.Span[_at..]);
        _at += 16;
        return hash;
    }

    public ImmutableArray<byte> Bytes()
    {
        var count = Int();
        var read = ImmutableArray.Create(bytes.Span.Slice(_at, count));
        _at += count;
        return read;
    }

    public string? Text()
    {
        var count = Int() - 1;
        if (count < 0) return null;
        var text = Encoding.UTF8.GetString(bytes.Span.Slice(_at, count));
        _at += count;
        return text;
    }

    public string? Often() => Shared() is var index && index < 0 ? null : _texts[index];

    public Record? Record()
    {
        var index = Shared();
        if (index < 0) return null;
        // An id that the records no longer have cannot be in a cache of the same records.
        return _records[index] ??= Catalog!.Find(_texts[index]) ?? throw new CacheDamagedException();
    }

    public EdtfDate? Date()
    {
        var index = Shared();
        if (index < 0) return null;
        if (_dates[index] is { } date) return date;
        return EdtfDate.TryParse(_texts[index], out date, out _) ? _dates[index] = date : throw new CacheDamagedException();
    }

    public SourceSpan Place() => new(Often()!, Int(), Int(), Int());

    public Voice Voice()
    {
        var known = Int();
        if (known > 0) return _voices[known - 1];
        var voice = new Voice(Often()!, Often()!, Record(), Often(), Record(), Often());
        _voices.Add(voice);
        return voice;
    }

    public ImmutableArray<T> List<T>(Func<T> read)
    {
        var count = Int();
        if (count == 0) return [];
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++) items.Add(read());
        return items.MoveToImmutable();
    }

    public Problem Problem() => new(Codes.ById[Often()!], Place(), Text()!, Often()!)
    {
        Related = List(() => new RelatedPlace(Place(), Text()!)),
        Details = List(() => Text()!),
    };

    /// <summary>Place of a text in the table of texts; -1 for none.</summary>
    private int Shared()
    {
        var known = Int();
        if (known == 0) return -1;
        if (known > 1) return known - 2;
        _texts.Add(Text()!);
        _dates.Add(null);
        _records.Add(null);
        return _texts.Count - 1;
    }
}
