using System.Runtime.InteropServices;
using Archive.Disk;

namespace Archive.Cli;

/// <summary>Answers Ctrl-C and the signal to end. The first asks the command to stop and waits a moment for it, the second ends the program
/// at once: whenever that is, the output is the site before or the site after, and the next build removes what is left.</summary>
/// <remarks>Where who started the program ignores SIGINT, as shells do for a command in the background,
/// it stays ignored, as for any Unix program.</remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>A command that does not stop in this time is in a call that cannot be stopped, such as waiting for a disk.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private Timer? _deadline;
    private int _received;
    private volatile bool _isPastStopping;

    public Interruption() =>
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
        ];

    /// <summary>Cancelled when the command is to stop.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Says that the command goes to its end now, since what it has made takes its place.</summary>
    public void PassStopping() => _isPastStopping = true;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _deadline?.Dispose();
        _source.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) > 1) ProcessEnd.Now(Exit.Interrupted);
        Console.Error.WriteLine("Stopping; a second time stops at once.");
        _deadline = new Timer(_ =>
        {
            if (_isPastStopping) return;
            Console.Error.WriteLine(Exit.InterruptedLine);
            ProcessEnd.Now(Exit.Interrupted);
        }, null, Patience, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }
}
