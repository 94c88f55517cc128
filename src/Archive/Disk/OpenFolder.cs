namespace Archive.Disk;

/// <summary>A folder whose files are looked at, tens of thousands of them: where the system can, it finds the folder once and not for each.</summary>
/// <param name="path">Its path; it need not be there.</param>
internal sealed class OpenFolder(string path) : IDisposable
{
    private const int None = -1;

    private readonly int _handle = Posix.IsHere ? Posix.OpenFolder(path) : None;

    /// <summary>The stamp of a file; null when there is none, or a folder or a link, or it cannot be looked at.</summary>
    /// <param name="file">Its path in the folder, with <c>/</c>.</param>
    public FileStamp? Stamp(string file)
    {
        if (_handle != None) return Posix.Stamp(_handle, file);
        return FileStamp.Of(InFolder(file));
    }

    /// <summary>What stands at a path in the folder.</summary>
    /// <param name="file">The path in UTF-8, with <c>/</c>; a zero follows it.</param>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public DiskEntry Look(ReadOnlySpan<byte> file) => _handle != None ? Posix.Look(_handle, file) : DiskEntry.OfLibrary(InFolder(System.Text.Encoding.UTF8.GetString(file)));

    private string InFolder(string file) => Path.Combine(path, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether a file has certain bytes.</summary>
    /// <param name="file">Its path in the folder, with <c>/</c>.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="content">Hash of them.</param>
    public bool Says(string file, long size, UInt128 content)
    {
        if (Stamp(file)?.Size != size) return false;
        try
        {
            return DiskFile.Hash(InFolder(file)) == content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The times of a folder in it; null when there is no such folder, or the system does not tell.</summary>
    /// <param name="folder">Its path in the folder, with <c>/</c>; empty for the folder itself.</param>
    public FolderTime? FolderTime(string folder) => _handle != None ? Posix.FolderTime(_handle, folder.Length == 0 ? "." : folder) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle != None) Posix.CloseFolder(_handle);
    }
}
