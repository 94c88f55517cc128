namespace Archive.Disk;

/// <summary>The times of a folder, in nanoseconds since 1970.</summary>
/// <param name="Modified">When a name last came into it or went; any program may set this time, and copying programs do.</param>
/// <param name="Changed">When its names, its times, its own name or its rights last changed, which no program can set (<c>ctime</c>);
/// 0 where the file system does not tell.</param>
internal readonly record struct FolderTime(long Modified, long Changed);
