using System.Collections.Concurrent;
using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>Values that many statements share: each is kept once and known by its place. Place 0 is that of none. Only grows; safe for
/// several threads.</summary>
public sealed class SharedValues
{
    /// <summary>Dates, alike when they are written alike.</summary>
    internal Interned<EdtfDate> Dates { get; } = new(null!, new SameText());
    /// <summary>Those who say something together.</summary>
    internal Interned<ImmutableArray<Voice>> Voices { get; } = new([], new SameItems<Voice>(new SameVoice()));
    /// <summary>Records that something is about.</summary>
    internal Interned<ImmutableArray<Record>> Records { get; } = new([], new SameItems<Record>(ReferenceEqualityComparer.Instance));

    /// <summary>Place of a date.</summary>
    internal int Place(EdtfDate? date) => date is null ? 0 : Dates.Place(date);

    /// <summary>Place of voices.</summary>
    internal int Place(ImmutableArray<Voice> voices) => voices.IsEmpty ? 0 : Voices.Place(voices);

    /// <summary>Place of records.</summary>
    internal int Place(ImmutableArray<Record> records) => records.IsEmpty ? 0 : Records.Place(records);

    private sealed class SameText : IEqualityComparer<EdtfDate>
    {
        public bool Equals(EdtfDate? x, EdtfDate? y) => x?.Text == y?.Text;

        public int GetHashCode(EdtfDate date) => string.GetHashCode(date.Text, StringComparison.Ordinal);
    }

    /// <summary>There is one object for each record, so its many fields need not be compared.</summary>
    private sealed class SameVoice : IEqualityComparer<Voice>
    {
        public bool Equals(Voice? x, Voice? y) =>
            ReferenceEquals(x, y)
            || (x!.Name == y!.Name && x.Role == y.Role && x.Local == y.Local && x.Country == y.Country
                && ReferenceEquals(x.Record, y.Record) && ReferenceEquals(x.Affiliation, y.Affiliation));

        // Many speakers of articles may have turned out to be one record, and statements may each say a role of their own.
        public int GetHashCode(Voice voice) =>
            HashCode.Combine(
                voice.Record is { } record ? record.Number : string.GetHashCode(voice.Name, StringComparison.Ordinal),
                string.GetHashCode(voice.Role, StringComparison.Ordinal),
                voice.Local is { } local ? string.GetHashCode(local, StringComparison.Ordinal) : 0);
    }

    private sealed class SameItems<T>(IEqualityComparer<T> items) : IEqualityComparer<ImmutableArray<T>>
    {
        public bool Equals(ImmutableArray<T> x, ImmutableArray<T> y)
        {
            if (x == y) return true;
            if (x.Length != y.Length) return false;
            for (var i = 0; i < x.Length; i++)
                if (!items.Equals(x[i], y[i])) return false;
            return true;
        }

        public int GetHashCode(ImmutableArray<T> list)
        {
            var hash = list.Length;
            foreach (var item in list) hash = HashCode.Combine(hash, items.GetHashCode(item!));
            return hash;
        }
    }
}

/// <summary>Values by place, each once. Reading takes no lock.</summary>
/// <param name="none">The value at place 0.</param>
/// <param name="comparer">Tells which are alike.</param>
internal sealed class Interned<T>(T none, IEqualityComparer<T> comparer) where T : notnull
{
    // Nearly all values that are asked for are there already: these take no lock either.
    private readonly ConcurrentDictionary<T, int> _places = new(comparer);
    private readonly Lock _gate = new();
    private T[] _values = [none];
    private int _count = 1;

    /// <summary>Places in use, the one of none included.</summary>
    public int Count => _count;

    /// <summary>The value at a place that was given out.</summary>
    public T this[int place] => Volatile.Read(ref _values)[place];

    /// <summary>The place of a value, which is added when it is new.</summary>
    public int Place(T value)
    {
        if (_places.TryGetValue(value, out var place)) return place;
        lock (_gate)
        {
            if (_places.TryGetValue(value, out place)) return place;
            if (_count == _values.Length)
            {
                var more = new T[_count * 2];
                _values.AsSpan().CopyTo(more);
                Volatile.Write(ref _values, more);
            }

            _values[_count] = value;
            place = _count++;
            _places[value] = place;
            return place;
        }
    }
}
