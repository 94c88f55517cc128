using System.Collections.Concurrent;

namespace Archive.Write;

/// <summary>Writes a site beside the place where it belongs and puts it there when it is complete, so that the output folder
/// holds the site before or the site after.</summary>
public sealed class StagedFolder : ISite, IDisposable
{
    private readonly string _output;
    private readonly string _staging;
    private readonly string _old;
    private readonly FileStream _lock;
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);

    /// <summary>Begins a site.</summary>
    /// <param name="output">The folder it belongs in; need not exist.</param>
    /// <param name="input">The input folder, which must be another one.</param>
    /// <exception cref="OutputRefusedException">The folder holds something else, or another build is writing there.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public StagedFolder(string output, string input)
    {
        _output = Resolve(output);
        Refuse(output, _output, Resolve(input));
        var parent = Path.GetDirectoryName(_output)!;
        Directory.CreateDirectory(parent);
        var name = Path.GetFileName(_output);
        try
        {
            _lock = new FileStream(Path.Combine(parent, "." + name + ".lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(Path.Combine(parent, "." + name + ".lock")))
        {
            throw new OutputRefusedException($"Another build is writing to `{output}`.");
        }

        _staging = Path.Combine(parent, "." + name + ".new");
        _old = Path.Combine(parent, "." + name + ".old");
        // What a build that was killed has left: between two renames the site before may be aside.
        if (Directory.Exists(_old) && !Directory.Exists(_output)) Directory.Move(_old, _output);
        if (Directory.Exists(_old)) Directory.Delete(_old, recursive: true);
        if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
        Directory.CreateDirectory(_staging);
    }

    /// <inheritdoc/>
    public void Write(string file, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_staging, file.Replace('/', Path.DirectorySeparatorChar));
        var folder = Path.GetDirectoryName(path)!;
        if (_folders.TryAdd(folder, 0)) Directory.CreateDirectory(folder);
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, bytes.Length);
        RandomAccess.Write(handle, bytes, 0);
    }

    /// <summary>Puts the complete site in its place. On Linux, where the file system can, in one step: at every moment the output is the
    /// site before or the site after. Elsewhere there is a moment between two renames; a build that is killed in it is mended
    /// by the next.</summary>
    /// <exception cref="IOException">The machine failed; then the site before is still there.</exception>
    public void Commit()
    {
        if (!Directory.Exists(_output))
        {
            Directory.Move(_staging, _output);
        }
        else if (FolderExchange.Try(_staging, _output))
        {
            // What was the output is now the staging folder.
            Remove(_staging);
        }
        else
        {
            Directory.Move(_output, _old);
            try
            {
                Directory.Move(_staging, _output);
            }
            catch (IOException)
            {
                Directory.Move(_old, _output);
                throw;
            }

            Remove(_old);
        }
    }

    /// <summary>Leaves nothing behind but what was committed.</summary>
    public void Dispose()
    {
        Remove(_staging);
        _lock.Dispose();
    }

    /// <summary>Removes what is no longer needed. That it cannot be removed is no failure of the build: the next one does it.</summary>
    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build removes it.
        }
    }

    private static string Resolve(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Directory.Exists(path) ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
    }

    /// <summary>A build replaces the whole output folder, so it must not be one that holds anything else.</summary>
    private static void Refuse(string output, string folder, string input)
    {
        if (Path.GetDirectoryName(folder) is null) throw new OutputRefusedException($"`{output}` is the root of a disk.");
        if (Holds(folder, input) || Holds(input, folder)) throw new OutputRefusedException("The output folder and the input folder must lie beside each other.");
        if (Holds(folder, Directory.GetCurrentDirectory())) throw new OutputRefusedException($"`{output}` holds the folder that you are in; a build replaces all of it.");
        if (File.Exists(folder)) throw new OutputRefusedException($"`{output}` is a file.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !(File.Exists(Path.Combine(folder, "404.html")) && Directory.Exists(Path.Combine(folder, "theme"))))
            throw new OutputRefusedException($"`{output}` is not empty and holds no site of this program; a build would replace all of it. Name another folder, or empty it first.");
    }

    private static bool Holds(string outer, string inner) =>
        inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>The output folder cannot be used: wrong usage, not a failure of the machine.</summary>
public sealed class OutputRefusedException(string message) : Exception(message);
