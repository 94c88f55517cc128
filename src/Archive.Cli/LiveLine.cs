namespace Archive.Cli;

/// <summary>Shows on a terminal how far a build has come, in one line that is written over; elsewhere nothing.</summary>
internal sealed class LiveLine : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly BuildProgress _progress;
    private readonly Timer? _timer;
    private int _shown;

    public LiveLine(BuildProgress progress)
    {
        _progress = progress;
        if (!Console.IsErrorRedirected) _timer = new Timer(_ => Show(), null, Interval, Interval);
    }

    public void Dispose()
    {
        if (_timer is null) return;
        using (var stopped = new ManualResetEvent(false))
        {
            _timer.Dispose(stopped);
            stopped.WaitOne();
        }

        if (_shown > 0) Console.Error.Write("\r" + new string(' ', _shown) + "\r");
    }

    private void Show()
    {
        var line = _progress.Line();
        if (line.Length == 0 && _shown == 0) return;
        Console.Error.Write("\r" + line.PadRight(_shown));
        _shown = line.Length;
    }
}
