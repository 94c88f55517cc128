namespace Archive.Disk;

/// <summary>A folder whose files are looked at, tens of thousands of them: where the system can, it finds the folder once and not for each.</summary>
/// <param name="path">Its path; it need not be there.</param>
internal sealed class OpenFolder(string path) : IDisposable
{
    private const int None = -1;

    private readonly int _handle = Posix.IsHere ? Posix.OpenFolder(path) : None;

    /// <summary>The stamp of a file; null when there is none, or a folder or a link.</summary>
    /// <param name="file">Its path in the folder, with <c>/</c>.</param>
    public FileStamp? Stamp(string file)
    {
        if (_handle != None) return Posix.Stamp(_handle, file);
        return FileStamp.Of(Path.Combine(path, file.Replace('/', Path.DirectorySeparatorChar)));
    }

    /// <summary>The same of a path in UTF-8, which a zero follows.</summary>
    public FileStamp? Stamp(ReadOnlySpan<byte> file) => _handle != None ? Posix.Stamp(_handle, file) : Stamp(System.Text.Encoding.UTF8.GetString(file));

    /// <summary>When a name last came into a folder in it or went; null when there is no such folder, or the system does not tell.</summary>
    /// <param name="folder">Its path in the folder, with <c>/</c>; empty for the folder itself.</param>
    public long? FolderTime(string folder) => _handle != None ? Posix.FolderTime(_handle, folder.Length == 0 ? "." : folder) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle != None) Posix.CloseFolder(_handle);
    }
}
