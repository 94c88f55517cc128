using System.Buffers;
using System.Collections.Immutable;
using System.IO.Enumeration;
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

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Lists the folder. Files and folders whose name begins with <c>_</c> or <c>.</c> are not read, <c>_directory.yml</c> apart.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="threads">How many threads look at the files.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public InputFolder(string root, int threads = 1)
    {
        Root = Path.GetFullPath(root);
        if (!Directory.Exists(Root)) throw new DirectoryNotFoundException($"There is no folder `{root}`.");
        Seen = DateTime.UtcNow.Ticks;
        var names = Names(Root);
        var stamps = new FileStamp?[names.Length];
        var places = new int[names.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        var sorted = (string[])names.Clone();
        // The names are put in order while the files are looked at.
        var sorting = Task.Run(() => Array.Sort(sorted, places, StringComparer.Ordinal));
        using (var folder = new OpenFolder(Root))
            Parallel.For(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => stamps[i] = folder.Stamp(names[i]));
        sorting.GetAwaiter().GetResult();
        // A link could lead anywhere on the machine that builds, so it has no stamp.
        if (Array.IndexOf(stamps, null) >= 0) (sorted, places) = ([.. sorted.Where((_, i) => stamps[places[i]] is not null)], [.. places.Where(i => stamps[i] is not null)]);
        Files = ImmutableCollectionsMarshal.AsImmutableArray(sorted);
        _stamps = Array.ConvertAll(places, i => stamps[i]!.Value);
        _hashes = new UInt128[Files.Length];
        _hashed = new byte[Files.Length];
        _places = new Dictionary<string, int>(Files.Length, StringComparer.Ordinal);
        for (var i = 0; i < Files.Length; i++) _places.Add(Files[i], i);
    }

    // How the hash of a file is known. Bytes and no enumeration, as those can be read in order with writes of other threads.
    private const byte NotHashed = 0, HashedBefore = 1, HashedNow = 2;

    private readonly Dictionary<string, int> _places;
    // Of each file, by its place.
    private readonly FileStamp[] _stamps;
    private readonly UInt128[] _hashes;
    private readonly byte[] _hashed;

    /// <summary>When the folder was looked at, in ticks of UTC.</summary>
    public long Seen { get; }

    /// <summary>The folder, absolute.</summary>
    public string Root { get; }

    /// <summary>All files, relative, with <c>/</c>, in ordinal order.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>Whether it has a file.</summary>
    public bool Has(string file) => _places.ContainsKey(file);

    /// <summary>The absolute path of a file.</summary>
    public string FullPath(string file) => Path.Combine(Root, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Bytes of a file when the folder was looked at.</summary>
    public long SizeOf(string file) => _stamps[_places[file]].Size;

    /// <summary>Says what a build before has seen, so that files that have not been written since need not be read to know their hash.</summary>
    /// <param name="files">The files, in ordinal order of their paths.</param>
    public void Known(ImmutableArray<InputFile> files)
    {
        for (int i = 0, at = 0; i < Files.Length; i++)
        {
            if (_hashed[i] == HashedNow) continue;
            while (at < files.Length && string.CompareOrdinal(files[at].File, Files[i]) < 0) at++;
            var same = at < files.Length && files[at].File == Files[i] && files[at].Stamp == _stamps[i];
            (_hashes[i], _hashed[i]) = same ? (files[at].Hash, HashedBefore) : (default, NotHashed);
        }
    }

    /// <summary>Whether the folder has the files that a build before has seen, and no others.</summary>
    /// <param name="files">The files, in ordinal order of their paths.</param>
    /// <exception cref="IOException">One cannot be read.</exception>
    public bool IsAs(ImmutableArray<InputFile> files)
    {
        if (files.Length != Files.Length) return false;
        for (var i = 0; i < files.Length; i++)
            if (files[i].File != Files[i] || files[i].Hash != HashOf(i)) return false;
        return true;
    }

    /// <summary>The files that are not as a build before has seen them.</summary>
    /// <param name="files">The files, in ordinal order of their paths.</param>
    /// <returns>The files; null when there are others than before.</returns>
    /// <exception cref="IOException">One cannot be read.</exception>
    public List<string>? ChangedSince(ImmutableArray<InputFile> files)
    {
        if (files.Length != Files.Length) return null;
        var changed = new List<string>();
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].File != Files[i]) return null;
            if (files[i].Hash != HashOf(i)) changed.Add(Files[i]);
        }

        return changed;
    }

    /// <summary>The hash of a file's bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public UInt128 HashOf(string file) => HashOf(_places[file]);

    private UInt128 HashOf(int place)
    {
        if (Volatile.Read(ref _hashed[place]) == NotHashed) Bytes(Files[place]);
        return _hashes[place];
    }

    /// <summary>All files as they were seen, for the next build; in ordinal order of their paths.</summary>
    public ImmutableArray<InputFile> AsSeen()
    {
        var seen = new InputFile[Files.Length];
        for (var i = 0; i < seen.Length; i++) seen[i] = new InputFile(Files[i], _stamps[i].AsOf(Seen), HashOf(i));
        return ImmutableCollectionsMarshal.AsImmutableArray(seen);
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

    /// <summary>One line of a file, for printing beside a problem; null when it cannot be had.</summary>
    public string? Line(string file, int line)
    {
        try
        {
            return File.ReadLines(FullPath(file), Encoding.UTF8).Skip(line - 1).FirstOrDefault();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string[] Names(string root)
    {
        var prefix = root.Length + (Path.EndsInDirectorySeparator(root) ? 0 : 1);
        return [.. new FileSystemEnumerable<string>(root,
            (ref FileSystemEntry e) => Relative(e.Directory, e.FileName),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory && IsRead(ref e),
            ShouldRecursePredicate = (ref FileSystemEntry e) => IsRead(ref e) && !e.Attributes.HasFlag(FileAttributes.ReparsePoint),
        }];

        string Relative(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
        {
            if (folder.Length < prefix) return name.ToString();
            var file = string.Concat(folder[prefix..], "/", name);
            return Path.DirectorySeparatorChar == '/' ? file : file.Replace(Path.DirectorySeparatorChar, '/');
        }
    }

    /// <summary>Whether an entry is read at all.</summary>
    private static bool IsRead(ref FileSystemEntry entry) => entry.FileName[0] is not ('_' or '.') || entry.FileName.SequenceEqual(DirectoryDefaults.FileName);
}
