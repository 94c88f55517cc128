using Archive.Cache;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;
using Archive.Read;

namespace Archive;

/// <summary>The records of the build before.</summary>
/// <param name="before">What it has left.</param>
internal sealed class KnownRecords(BuildState before)
{
    /// <summary>The records: those of the build before when all that they are read from is the same.</summary>
    /// <returns>The records, and the hash of all that they are read from; 0 when they are not to be kept.</returns>
    public (IEnumerable<Record> Records, UInt128 Key) Of(BuildRequest request, InputPlan files, ProblemList problems, Words words)
    {
        if (before.RecordsKey != 0 && BuildKeys.Records(request, files) == before.RecordsKey)
            return (KeptRecords.Read(new CacheReader(before.StoredRecords, before.Tables), request.Kinds), before.RecordsKey);
        var count = problems.Items.Count;
        var records = RecordReader.All(request.Input, files, request.Kinds, request.Threads, problems, words);
        // What is wrong with them is to be said each time. Now that they are read, their hashes are known.
        return (records, problems.Items.Count == count ? BuildKeys.Records(request, files) : 0);
    }
}
