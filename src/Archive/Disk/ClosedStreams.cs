namespace Archive.Disk;

/// <summary>Standard streams that were closed when the program was started.</summary>
public static class ClosedStreams
{
    /// <summary>Number of the standard output.</summary>
    public const int Output = 1;

    /// <summary>Number of the standard error.</summary>
    public const int Errors = 2;

    /// <summary>Opens nothing in the place of each, so that no file of the program gets its number.</summary>
    /// <returns>The numbers of those that were closed.</returns>
    /// <remarks>What a program inherits stays open when it is started, so a stream that would not is the runtime's, which has taken a free number.</remarks>
    public static int[] Fill()
    {
        var closed = new List<int>();
        for (var stream = 0; Posix.IsHere && stream <= Errors; stream++)
        {
            if (Posix.IsInherited(stream) is { } inherited)
            {
                if (!inherited) closed.Add(stream);
                continue;
            }

            closed.Add(stream);
            Posix.OpenNothing();
        }

        return [.. closed];
    }
}
