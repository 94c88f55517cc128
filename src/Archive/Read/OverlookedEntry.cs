namespace Archive.Read;

/// <summary>Why something in the input folder cannot be read as a file.</summary>
public enum OverlookedAs
{
    /// <summary>It is a symbolic link, which is not followed.</summary>
    Link,
    /// <summary>It is a named pipe, a socket or a device, which is never opened.</summary>
    NoFile,
    /// <summary>Its name is not valid UTF-8.</summary>
    Nameless,
}

/// <summary>Something in the input folder that cannot be read as a file. It is told as a problem.</summary>
/// <param name="Path">Its path, relative, with <c>/</c>, as it can be shown.</param>
/// <param name="As">Why.</param>
public readonly record struct OverlookedEntry(string Path, OverlookedAs As);
