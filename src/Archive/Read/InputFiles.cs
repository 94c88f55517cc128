using System.Collections.Immutable;
using Archive.Disk;

namespace Archive.Read;

/// <summary>A file of the input as a build has seen it.</summary>
/// <param name="Stamp">What it is known by on disk; the default when that cannot be relied on.</param>
/// <param name="Hash">Hash of its bytes.</param>
public readonly record struct InputFile(FileStamp Stamp, UInt128 Hash);

/// <summary>The files of the input as a build has seen them.</summary>
public sealed class InputFiles
{
    private readonly InputFile[] _files;

    /// <summary>Puts them together.</summary>
    /// <param name="names">Their paths in the input folder, with <c>/</c>, in ordinal order.</param>
    /// <param name="files">The files, in the same order.</param>
    internal InputFiles(NameList names, InputFile[] files) => (Names, _files) = (names, files);

    /// <summary>No files.</summary>
    public static InputFiles None { get; } = new(NameList.None, []);

    /// <summary>How many there are.</summary>
    public int Count => _files.Length;

    /// <summary>The file at an index.</summary>
    public InputFile this[int index] => _files[index];

    /// <summary>Its path.</summary>
    public string Name(int index) => Names.Names[index];

    /// <summary>The paths.</summary>
    internal NameList Names { get; }

    /// <summary>What lay among them and was no file to read; other builds must tell it too.</summary>
    public ImmutableArray<OverlookedEntry> Overlooked { get; init; } = [];

    /// <summary>The files.</summary>
    internal InputFile[] Files => _files;
}
