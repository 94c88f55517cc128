using System.Buffers;
using Archive.Disk;
using Archive.Link;
using Archive.Render.Html;

namespace Archive.Pieces;

/// <summary>Keeps the HTML of statements for the lists that show them, outside of the program's memory: it grows with the
/// archive, and each piece is needed a few times only. Safe for several threads.</summary>
public abstract class FragmentStore : IDisposable
{
    /// <summary>A store in memory, for what is small.</summary>
    public static FragmentStore InMemory() => new Memory();

    /// <summary>A store in a new file that goes when it is disposed of.</summary>
    /// <exception cref="IOException">The machine failed.</exception>
    public static FragmentStore Temporary(string path) => new OnDisk(path, FileMode.Create, FileOptions.DeleteOnClose, 0);

    /// <summary>A store in a file that stays; what it holds up to an offset is kept.</summary>
    /// <exception cref="IOException">The machine failed.</exception>
    public static FragmentStore In(string path, long kept) => new OnDisk(path, FileMode.OpenOrCreate, FileOptions.None, kept);

    /// <summary>Bytes that are taken, those of earlier builds included.</summary>
    public abstract long Length { get; }

    /// <summary>Keeps bytes.</summary>
    /// <returns>Offset of their first.</returns>
    /// <exception cref="IOException">The machine failed.</exception>
    public abstract long Add(ReadOnlySpan<byte> bytes);

    /// <summary>Writes a fragment after what the writer has.</summary>
    /// <exception cref="CacheDamagedException">What lies there is not what was kept.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public void CopyTo(Fragment fragment, Utf8Writer writer)
    {
        var room = writer.Append(fragment.Length);
        if (!Read(fragment.At, room) || Fragment.CheckOf(room) != fragment.Check) throw new CacheDamagedException();
    }

    /// <summary>Takes a fragment over from another store.</summary>
    /// <param name="fragment">Where it lies there.</param>
    /// <param name="other">The other store.</param>
    /// <param name="writer">Used on the way.</param>
    /// <returns>Where it lies here.</returns>
    /// <exception cref="CacheDamagedException">What lies there is not what was kept.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public Fragment Take(Fragment fragment, FragmentStore other, Utf8Writer writer)
    {
        writer.Clear();
        other.CopyTo(fragment, writer);
        return fragment with { At = Add(writer.Written) };
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>Whether they are there.</returns>
    protected abstract bool Read(long at, Span<byte> room);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what it holds open.</summary>
    protected virtual void Dispose(bool disposing) { }

    private sealed class Memory : FragmentStore
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();
        private readonly Lock _gate = new();

        public override long Length => _bytes.WrittenCount;

        public override long Add(ReadOnlySpan<byte> bytes)
        {
            lock (_gate)
            {
                var at = _bytes.WrittenCount;
                _bytes.Write(bytes);
                return at;
            }
        }

        protected override bool Read(long at, Span<byte> room)
        {
            lock (_gate) return _bytes.WrittenSpan.Slice((int)at, room.Length).TryCopyTo(room);
        }
    }

    private sealed class OnDisk : FragmentStore
    {
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
        private long _length;

        public OnDisk(string path, FileMode mode, FileOptions options, long kept)
        {
            _file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.None, options);
            _length = kept;
        }

        public override long Length => _length;

        public override long Add(ReadOnlySpan<byte> bytes)
        {
            var at = Interlocked.Add(ref _length, bytes.Length) - bytes.Length;
            RandomAccess.Write(_file, bytes, at);
            return at;
        }

        protected override bool Read(long at, Span<byte> room) => DiskFile.Fill(_file, room, at);

        protected override void Dispose(bool disposing)
        {
            if (disposing) _file.Dispose();
        }
    }
}
