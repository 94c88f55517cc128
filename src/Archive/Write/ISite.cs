using Archive.Disk;

namespace Archive.Write;

/// <summary>Where the files of a site go. Safe for several threads. What is written last under a name counts: an article's page is
/// written again when other articles turn out to relate to it.</summary>
public interface ISite
{
    /// <summary>Writes a file.</summary>
    /// <param name="file">Path relative to the site, with <c>/</c>.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>What tells it again.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    FileStamp Write(string file, ReadOnlySpan<byte> bytes);

    /// <summary>Takes a file of the site before over into this one.</summary>
    /// <param name="file">Path relative to the site.</param>
    /// <param name="stamp">What it was known by when it was written.</param>
    /// <param name="content">Hash of its bytes.</param>
    /// <returns>What tells it again; null when it is missing or somebody else has written it since.</returns>
    /// <exception cref="IOException">The machine failed.</exception>
    FileStamp? Keep(string file, FileStamp stamp, UInt128 content);
}
