using System.Diagnostics;
using System.Globalization;

namespace Archive;

/// <summary>How far a build has come; filled by the build, read by whoever shows it. Safe for several threads.</summary>
public sealed class BuildProgress
{
    private string _what = "";
    private int _done;
    private int _total;
    private long _since;

    /// <summary>Begins a part of the work.</summary>
    /// <param name="what">What is worked on, in the plural.</param>
    /// <param name="total">How many there are.</param>
    public void Begin(string what, int total)
    {
        Volatile.Write(ref _done, 0);
        (_total, _since) = (total, Stopwatch.GetTimestamp());
        Volatile.Write(ref _what, what);
    }

    /// <summary>So many more are done.</summary>
    public void Step(int count) => Interlocked.Add(ref _done, count);

    /// <summary>The line to show now, or empty in the first second of a part, when nobody waits yet.</summary>
    public string Line() => Line(Volatile.Read(ref _what), Volatile.Read(ref _done), _total, Stopwatch.GetElapsedTime(_since));

    /// <summary>A line: how many of how many, how many a second, and how long the rest will take at that rate.</summary>
    public static string Line(string what, int done, int total, TimeSpan time)
    {
        if (what.Length == 0 || time.TotalSeconds < 1) return "";
        var rate = done / time.TotalSeconds;
        var left = done == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {rate:N0} a second, {Math.Ceiling((total - done) / rate):N0} s left");
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {done:N0} of {total:N0}{left}");
    }
}
