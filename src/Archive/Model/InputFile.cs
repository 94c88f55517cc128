using Archive.Disk;

namespace Archive.Model;

/// <summary>A file of the input as a build has seen it.</summary>
/// <param name="File">Its path in the input folder, with <c>/</c>.</param>
/// <param name="Stamp">What it is known by on disk; the default when that cannot be relied on.</param>
/// <param name="Hash">Hash of its bytes.</param>
public readonly record struct InputFile(string File, FileStamp Stamp, UInt128 Hash);
