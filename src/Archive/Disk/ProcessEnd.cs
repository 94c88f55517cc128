namespace Archive.Disk;

/// <summary>Ends the process where it stands.</summary>
public static class ProcessEnd
{
    /// <summary>Ends it at once. Nothing is waited for or cleared away, so no thread that hangs can hold it up.</summary>
    /// <param name="status">The exit status.</param>
    public static void Now(int status)
    {
        if (OperatingSystem.IsWindows()) Environment.Exit(status);
        Posix.Exit(status);
    }
}
