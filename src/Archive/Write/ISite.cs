namespace Archive.Write;

/// <summary>Where the files of a site go. Safe for several threads; no file is written twice.</summary>
public interface ISite
{
    /// <summary>Writes a file.</summary>
    /// <param name="file">Path relative to the site, with <c>/</c>.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    void Write(string file, ReadOnlySpan<byte> bytes);
}
