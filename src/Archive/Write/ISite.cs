namespace Archive.Write;

/// <summary>Where the files of a site go. Safe for several threads. What is written last under a name counts: an article's page is
/// written again when other articles turn out to relate to it.</summary>
public interface ISite
{
    /// <summary>Writes a file.</summary>
    /// <param name="file">Path relative to the site, with <c>/</c>.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    void Write(string file, ReadOnlySpan<byte> bytes);
}
