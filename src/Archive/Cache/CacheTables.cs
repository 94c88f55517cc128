using Archive.Link;

namespace Archive.Cache;

/// <summary>What comes again and again in a state: texts and voices. A state that goes on from another goes on with its tables, so that
/// what has not changed can be copied as it is.</summary>
internal sealed class CacheTables
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<Voice, int> _voicePlaces = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _texts = [];
    private readonly List<Voice> _voices = [];

    /// <summary>The texts by place.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Place of a text; added when it is new.</summary>
    public int Place(string text)
    {
        if (_places.TryGetValue(text, out var place)) return place;
        _places.Add(text, _texts.Count);
        _texts.Add(text);
        return _texts.Count - 1;
    }

    /// <summary>Place of a voice; added when it is new.</summary>
    public int Place(Voice voice)
    {
        if (_voicePlaces.TryGetValue(voice, out var place)) return place;
        _voicePlaces.Add(voice, _voices.Count);
        _voices.Add(voice);
        return _voices.Count - 1;
    }

    public void Write(CacheWriter to)
    {
        // Voices first: they add texts.
        var voices = new CacheWriter(this);
        voices.Number(_voices.Count);
        foreach (var voice in _voices)
        {
            voices.Often(voice.Name);
            voices.Often(voice.Role);
            voices.Record(voice.Record);
            voices.Often(voice.Local);
            voices.Record(voice.Affiliation);
            voices.Often(voice.Country);
        }

        to.Number(_texts.Count);
        foreach (var text in _texts) to.Text(text);
        to.Raw(voices.Written);
    }

    public static CacheTables Read(CacheReader from)
    {
        var tables = from.Tables;
        for (var count = from.Int(); count > 0; count--) tables.Place(from.Text()!);
        return tables;
    }

    /// <summary>The voices, which need the records; they follow the texts.</summary>
    public Voice[] ReadVoices(CacheReader from)
    {
        var voices = new Voice[from.Int()];
        for (var i = 0; i < voices.Length; i++)
        {
            voices[i] = new Voice(from.Often()!, from.Often()!, from.Record(), from.Often(), from.Record(), from.Often());
            Place(voices[i]);
        }

        return voices;
    }
}
