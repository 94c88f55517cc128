using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Archive.Disk;
using Archive.Model;
using Archive.Problems;

namespace Archive.Read;

/// <summary>The input folder: which files it has and what they say. The only place that reads them.</summary>
public sealed class InputFolder
{
    /// <summary>Bytes that a YAML file may have.</summary>
    public const int MaxYaml = 1 << 20;

    /// <summary>Bytes that an article may have.</summary>
    public const int MaxArticle = 8 << 20;

    /// <summary>Files that one thread looks at at a time.</summary>
    private const int Run = 256;

    private static readonly byte[] Defaults = Encoding.UTF8.GetBytes(DirectoryDefaults.FileName);
    private static readonly byte[] RootFolder = Encoding.UTF8.GetBytes(RootFiles.Folder);
    private static readonly byte[] WellKnown = Encoding.UTF8.GetBytes(RootFiles.WellKnown);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Lists the folder. Files and folders whose name begins with <c>_</c> or <c>.</c> are not read, <c>_directory.yml</c>
    /// and <c>root/.well-known</c> apart.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="threads">How many threads look at the files.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="IOException">It, or something in it, cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It, or something in it, may not be looked at.</exception>
    public InputFolder(string root, int threads = 1) : this(root, threads, Task.FromResult(NameList.None)) { }

    /// <summary>The same.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="threads">How many threads look at the files.</param>
    /// <param name="before">The files of the build before, which are mostly those of this one.</param>
    internal InputFolder(string root, int threads, Task<NameList> before)
    {
        (Root, _threads) = (Path.GetFullPath(root), threads);
        if (!IsFolder(Root))
            throw new DirectoryNotFoundException($"There is no folder `{root}`"
                // So the library shows what is no text, and then does not find it.
                + (Root.Contains('\uFFFD', StringComparison.Ordinal) ? $": a name on the way to it is not valid UTF-8, `{Root}`. Rename that folder with letters a-z, digits and hyphens." : "."));
        Seen = DateTime.UtcNow.Ticks;
        var listing = FolderListing.Of(Root, IsRead);
        // They are put in order while they are looked at.
        var sorting = Task.Run(() => Sorted(listing, before));
        var found = new DiskEntry[listing.Count];
        using (var folder = new OpenFolder(Root)) InRuns(found.Length, i => found[i] = folder.Look(listing.Path(i)));
        var (sorted, places) = sorting.GetAwaiter().GetResult();
        var others = listing.Nameless.Select(path => new OverlookedEntry(path, OverlookedAs.Nameless)).ToList();
        // Nearly always all are files. What has gone since it was listed is nothing.
        if (Array.Exists(found, e => e.Kind != EntryKind.File))
        {
            others.AddRange(sorted.Names.Zip(places, (name, at) => (Name: name, found[at].Kind)).Where(e => e.Kind is EntryKind.Link or EntryKind.Other)
                .Select(e => new OverlookedEntry(e.Name, e.Kind == EntryKind.Link ? OverlookedAs.Link : OverlookedAs.NoFile)));
            (sorted, places) = (NameList.Of([.. sorted.Names.Where((_, i) => found[places[i]].Kind == EntryKind.File)]), [.. places.Where(at => found[at].Kind == EntryKind.File)]);
        }

        Overlooked = [.. others.OrderBy(o => o.Path, StringComparer.Ordinal)];
        (_list, _names) = (sorted, sorted.Names);
        _stamps = Array.ConvertAll(places, i => found[i].Stamp);
        _hashes = new UInt128[_names.Length];
        _hashed = new byte[_names.Length];
        _places = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
        for (var i = 0; i < _names.Length; i++) _places.Add(_names[i], i);
    }

    /// <summary>Does what reads the input. When a file changes meanwhile the folder is looked through again and it is done once more, so that
    /// nothing is made of two states of one file.</summary>
    /// <param name="input">The input as it was looked through.</param>
    /// <param name="work">Reads it; what it has done so far must count for nothing when it throws.</param>
    /// <exception cref="InputChangedException">Files keep changing.</exception>
    public static T Settled<T>(InputFolder input, Func<InputFolder, T> work)
    {
        const int tries = 3;
        for (var done = 1; ; done++)
        {
            try
            {
                return work(input);
            }
            catch (Exception e) when (done < tries && (e is InputChangedException || (e as AggregateException)?.Flatten().InnerExceptions.Any(i => i is InputChangedException) == true))
            {
                // Should a stamp have been the same for other content, this time it is not asked for.
                input = new InputFolder(input.Root, input._threads, Task.FromResult(input._list)) { _readsAll = true };
            }
        }
    }

    // How the hash of a file is known. Bytes and no enumeration, as those can be read in order with writes of other threads.
    private const byte NotHashed = 0, HashedBefore = 1, HashedNow = 2;

    private readonly int _threads;
    private bool _readsAll;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _places;
    // Of each file, by its place.
    private readonly NameList _list;
    private readonly string[] _names;
    private readonly FileStamp[] _stamps;
    private readonly UInt128[] _hashes;
    private readonly byte[] _hashed;
    private FileLines _lines = new("", []);

    private sealed record FileLines(string File, string[] Lines);

    /// <summary>When the folder was looked at, in ticks of UTC.</summary>
    public long Seen { get; }

    /// <summary>The folder, absolute.</summary>
    public string Root { get; }

    /// <summary>All files, relative, with <c>/</c>, in ordinal order.</summary>
    public ImmutableArray<string> Files => ImmutableCollectionsMarshal.AsImmutableArray(_names);

    /// <summary>What lies among the files and cannot be read as one, in ordinal order of the paths.</summary>
    public ImmutableArray<OverlookedEntry> Overlooked { get; }

    /// <summary>Whether it has a file.</summary>
    public bool Has(string file) => _places.ContainsKey(file);

    /// <summary>The absolute path of a file.</summary>
    public string FullPath(string file) => Path.Combine(Root, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Bytes of a file when the folder was looked at.</summary>
    public long SizeOf(string file) => _stamps[_places[file]].Size;

    /// <summary>Says what a build before has seen, so that files that have not been written since need not be read to know their hash.</summary>
    /// <param name="files">The files.</param>
    public void Known(InputFiles files)
    {
        for (int i = 0, at = 0; i < _names.Length; i++)
        {
            if (_hashed[i] == HashedNow) continue;
            while (at < files.Count && string.CompareOrdinal(files.Name(at), _names[i]) < 0) at++;
            var same = !_readsAll && at < files.Count && files.Name(at) == _names[i] && files[at].Stamp == _stamps[i];
            (_hashes[i], _hashed[i]) = same ? (files[at].Hash, HashedBefore) : (default, NotHashed);
        }
    }

    /// <summary>Whether the folder has the files that a build before has seen, and no others.</summary>
    /// <param name="files">The files.</param>
    /// <exception cref="IOException">One cannot be read.</exception>
    public bool IsAs(InputFiles files) => ChangedSince(files) is { Count: 0 };

    /// <summary>The files that are not as a build before has seen them.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The files; null when there are others than before.</returns>
    /// <exception cref="IOException">One cannot be read.</exception>
    public List<string>? ChangedSince(InputFiles files)
    {
        if (!IsSameAs(files)) return null;
        HashAll();
        var changed = new List<string>();
        for (var i = 0; i < _names.Length; i++)
            if (files[i].Hash != HashOf(i)) changed.Add(_names[i]);
        return changed;
    }

    /// <summary>Whether there are the same files, whatever they say.</summary>
    private bool IsSameAs(InputFiles files) =>
        (ReferenceEquals(files.Names, _list) || files.Names.Names.AsSpan().SequenceEqual(_names)) && files.Overlooked.AsSpan().SequenceEqual(Overlooked.AsSpan());

    /// <summary>The hash of a file's bytes: as this build has read them first, or else as a build before has.</summary>
    /// <exception cref="InputChangedException">It is not as it was when the folder was looked at.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public UInt128 HashOf(string file) => HashOf(_places[file]);

    private UInt128 HashOf(int place)
    {
        if (Volatile.Read(ref _hashed[place]) == NotHashed) Keep(place, Reading(_names[place], DiskFile.Hash));
        return _hashes[place];
    }

    /// <summary>Reads what no hash is known of: after a checkout, all files.</summary>
    private void HashAll() => InRuns(_names.Length, i => HashOf(i));

    /// <summary>All files as they were seen, for the next build.</summary>
    /// <exception cref="InputChangedException">A file is not as it was when the folder was looked at.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public InputFiles AsSeen()
    {
        HashAll();
        var seen = new InputFile[_names.Length];
        for (var i = 0; i < seen.Length; i++) seen[i] = new InputFile(_stamps[i].AsOf(Seen), _hashes[i]);
        return new InputFiles(_list, seen) { Overlooked = Overlooked };
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InputChangedException">It is not as it was when the folder was looked at.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] Bytes(string file)
    {
        var bytes = Reading(file, File.ReadAllBytes);
        Keep(_places[file], ContentHash.Of(bytes));
        return bytes;
    }

    /// <summary>Keeps the hash of a file that was read. A build may read a file more than once, and its pages must show one and the same.</summary>
    private void Keep(int place, UInt128 hash)
    {
        lock (_gate)
        {
            if (_hashed[place] != NotHashed && _hashes[place] != hash) throw new InputChangedException(_names[place]);
            _hashes[place] = hash;
            Volatile.Write(ref _hashed[place], HashedNow);
        }
    }

    /// <summary>Reads a file, which must be as it was when the folder was looked at: an editor may just be writing it.</summary>
    private T Reading<T>(string file, Func<string, T> read)
    {
        var path = FullPath(file);
        try
        {
            var result = read(path);
            return FileStamp.Of(path)?.IsUnwritten(_stamps[_places[file]]) == true ? result : throw new InputChangedException(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputChangedException(file);
        }
    }

    /// <summary>The same for a file of which the length is known. Of tens of thousands none is looked at once more by its path.</summary>
    private int Reading(string file, Span<byte> room)
    {
        try
        {
            var count = DiskFile.Read(FullPath(file), room, out var stamp);
            return stamp?.IsUnwritten(_stamps[_places[file]]) == true ? count : throw new InputChangedException(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputChangedException(file);
        }
    }

    /// <summary>Reads a text: strict UTF-8, without its byte-order mark, line breaks as line feeds.</summary>
    /// <returns>The text, or null when it is refused; then there is a problem.</returns>
    /// <exception cref="InputChangedException">It is not as it was when the folder was looked at.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string? Text(string file, int limit, ProblemList problems)
    {
        var length = SizeOf(file);
        if (length > limit)
        {
            problems.Add(Codes.FileTooLarge, new SourceSpan(file), FormattableString.Invariant($"The file has {length} bytes; at most {limit} are read."), "Split it, or take out what is not text.");
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var bytes = buffer.AsSpan(0, Reading(file, buffer.AsSpan(0, (int)length)));
            Keep(_places[file], ContentHash.Of(bytes));
            return Decoded(file, bytes, problems);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? Decoded(string file, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (Encodings.IsUtf16(bytes))
        {
            problems.Add(Encodings.Utf16(file));
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            problems.Add(Encodings.NotUtf8(file, bytes, e.Index));
            return null;
        }

        if (text.Contains('\r', StringComparison.Ordinal)) text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (MergeMarks.Of(file, text) is { } conflict)
        {
            problems.Add(conflict);
            return null;
        }

        DamagedText.Warn(file, text, problems);
        return Characters.Check(file, text, problems) ? text : null;
    }

    /// <summary>One line of a file, for printing beside a problem; null when it cannot be had. Problems come file by file, so the lines of
    /// the last one are kept.</summary>
    public string? Line(string file, int line)
    {
        var (last, lines) = _lines;
        if (last != file)
        {
            try
            {
                lines = File.ReadAllLines(FullPath(file), Encoding.UTF8);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                lines = [];
            }

            _lines = new FileLines(file, lines);
        }

        return line <= lines.Length ? lines[line - 1] : null;
    }

    private static bool IsFolder(string path)
    {
        try
        {
            return File.GetAttributes(path).HasFlag(FileAttributes.Directory);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Does a small piece of work for each file, many files on one thread at a time.</summary>
    private void InRuns(int count, Action<int> work) => AllThreads.Each((count + Run - 1) / Run, run =>
    {
        for (var i = run * Run; i < Math.Min(count, (run + 1) * Run); i++) work(i);
    }, _threads);

    /// <summary>The files in ordinal order of their paths, and where each is in the listing.</summary>
    private static async Task<(NameList Names, int[] Places)> Sorted(FolderListing listing, Task<NameList> before)
    {
        var known = await before.ConfigureAwait(false);
        if (listing.PlacesOf(known) is { } same) return (known, same);
        var (names, places) = (new string[listing.Count], new int[listing.Count]);
        for (var i = 0; i < places.Length; i++) (names[i], places[i]) = (listing.Name(i), i);
        Array.Sort(names, places, StringComparer.Ordinal);
        return (NameList.Of(names), places);
    }

    /// <summary>Whether a file or a folder is read at all.</summary>
    private static bool IsRead(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name) =>
        name[0] is not ((byte)'_' or (byte)'.') || name.SequenceEqual(Defaults) || (folder.SequenceEqual(RootFolder) && name.SequenceEqual(WellKnown));
}
