using Archive.Disk;

namespace Archive.Write;

/// <summary>A file of the site.</summary>
/// <param name="Key">Stands for all that went into it.</param>
/// <param name="Content">Hash of its bytes.</param>
/// <param name="Stamp">What it is known by in the output folder.</param>
/// <param name="IsPage">Whether it is a page and no redirect.</param>
public readonly record struct SiteFile(UInt128 Key, UInt128 Content, FileStamp Stamp, bool IsPage);
