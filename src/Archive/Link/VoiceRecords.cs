using Archive.Model;

namespace Archive.Link;

/// <summary>Of each place of voices among the shared values, the records with a page that speak there, as numbers in one array: who speaks
/// beside whom is counted over all articles of every speaker, some million times in a build.</summary>
internal sealed class VoiceRecords
{
    // Where those of each place begin, and at the end where those of the last one end.
    private readonly int[] _starts;
    private readonly int[] _numbers;
    private readonly Dictionary<int, Record> _records = [];

    /// <summary>Takes them from values to which no more are added while it is used.</summary>
    public VoiceRecords(SharedValues shared)
    {
        var count = shared.Voices.Count;
        _starts = new int[count + 1];
        var numbers = new List<int>(count);
        for (var place = 0; place < count; place++)
        {
            foreach (var voice in shared.Voices[place])
            {
                if (voice.Record is not { Public: true } record) continue;
                numbers.Add(record.Number);
                _records.TryAdd(record.Number, record);
            }

            _starts[place + 1] = numbers.Count;
        }

        _numbers = [.. numbers];
    }

    /// <summary>The record that speaks somewhere and has the number.</summary>
    public Record this[int number] => _records[number];

    /// <summary>The <see cref="Record.Number"/> of each record that speaks at a place.</summary>
    public ReadOnlySpan<int> At(int place) => _numbers.AsSpan(_starts[place].._starts[place + 1]);
}
