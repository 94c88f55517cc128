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
    /// <exception cref="IOException">It cannot be read.</exception>
    public InputFolder(string root, int threads = 1) : this(root, threads, Task.FromResult(NameList.None)) { }

    /// <summary>The same.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="threads">How many threads look at the files.</param>
    /// <param name="before">The files of the build before, which are mostly those of this one.</param>
    internal InputFolder(string root, int threads, Task<NameList> before)
    {
        Root = Path.GetFullPath(root);
        if (!Directory.Exists(Root)) throw new DirectoryNotFoundException($"There is no folder `{root}`.");
        Seen = DateTime.UtcNow.Ticks;
        var listing = FolderListing.Of(Root, IsRead);
        // They are put in order while they are looked at.
        var sorting = Task.Run(() => Sorted(listing, before));
        var found = new FileStamp?[listing.Count];
        using (var folder = new OpenFolder(Root))
            Parallel.For(0, (found.Length + Run - 1) / Run, new ParallelOptions { MaxDegreeOfParallelism = threads }, run =>
            {
                for (var i = run * Run; i < Math.Min(found.Length, (run + 1) * Run); i++) found[i] = folder.Stamp(listing.Path(i));
            });
        var (sorted, places) = sorting.GetAwaiter().GetResult();
        // What has gone since or is no file has no stamp.
        if (Array.IndexOf(found, null) >= 0) (sorted, places) = (NameList.Of([.. sorted.Names.Where((_, i) => found[places[i]] is not null)]), [.. places.Where(i => found[i] is not null)]);
        (_list, _names) = (sorted, sorted.Names);
        _stamps = Array.ConvertAll(places, i => found[i]!.Value);
        _hashes = new UInt128[_names.Length];
        _hashed = new byte[_names.Length];
        _places = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
        for (var i = 0; i < _names.Length; i++) _places.Add(_names[i], i);
    }

    // How the hash of a file is known. Bytes and no enumeration, as those can be read in order with writes of other threads.
    private const byte NotHashed = 0, HashedBefore = 1, HashedNow = 2;

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
            var same = at < files.Count && files.Name(at) == _names[i] && files[at].Stamp == _stamps[i];
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
        var changed = new List<string>();
        for (var i = 0; i < _names.Length; i++)
            if (files[i].Hash != HashOf(i)) changed.Add(_names[i]);
        return changed;
    }

    /// <summary>Whether there are the same files, whatever they say.</summary>
    private bool IsSameAs(InputFiles files) => ReferenceEquals(files.Names, _list) || files.Names.Names.AsSpan().SequenceEqual(_names);

    /// <summary>The hash of a file's bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public UInt128 HashOf(string file) => HashOf(_places[file]);

    private UInt128 HashOf(int place)
    {
        if (Volatile.Read(ref _hashed[place]) == NotHashed) Bytes(_names[place]);
        return _hashes[place];
    }

    /// <summary>All files as they were seen, for the next build.</summary>
    public InputFiles AsSeen()
    {
        var seen = new InputFile[_names.Length];
        for (var i = 0; i < seen.Length; i++) seen[i] = new InputFile(_stamps[i].AsOf(Seen), HashOf(i));
        return new InputFiles(_list, seen);
    }

    /// <summary>The bytes of a file.</summary>
    public byte[] Bytes(string file)
    {
        var bytes = File.ReadAllBytes(FullPath(file));
        Read(file, bytes);
        return bytes;
    }

    private void Read(string file, ReadOnlySpan<byte> bytes)
    {
        var place = _places[file];
        _hashes[place] = ContentHash.Of(bytes);
        Volatile.Write(ref _hashed[place], HashedNow);
    }

    /// <summary>Reads a text: strict UTF-8, without its byte-order mark, line breaks as line feeds.</summary>
    /// <returns>The text, or null when it is refused; then there is a problem.</returns>
    public string? Text(string file, int limit, ProblemList problems)
    {
        // What it has grown by since the folder was looked at is the next build's.
        var length = SizeOf(file);
        if (length > limit)
        {
            problems.Add(Codes.FileTooLarge, new SourceSpan(file), FormattableString.Invariant($"The file has {length} bytes; at most {limit} are read."), "Split it, or take out what is not text.");
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var bytes = buffer.AsSpan(0, DiskFile.Read(FullPath(file), buffer.AsSpan(0, (int)length)));
            Read(file, bytes);
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
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            problems.Add(Codes.BadEncoding, new SourceSpan(file, line, 1), "From here on the file is not valid UTF-8.", "Save it again as UTF-8 (in most editors under “Save as”, “Encoding”).");
            return null;
        }

        if (text.Contains('\r', StringComparison.Ordinal)) text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
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
            catch (IOException)
            {
                lines = [];
            }

            _lines = new FileLines(file, lines);
        }

        return line <= lines.Length ? lines[line - 1] : null;
    }

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
