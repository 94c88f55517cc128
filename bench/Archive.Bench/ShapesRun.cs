using System.Diagnostics;
using System.Globalization;
using System.Text;
using Archive.Read;
using Archive.Render.Theming;

namespace Archive.Bench;

/// <summary>Builds every shape at its size and at four times that, and prints how time, memory taken and output grow.</summary>
internal static class ShapesRun
{
    /// <summary>Four times the input may cost so many times as much.</summary>
    private const double Most = 5;

    /// <summary>Less than this is not compared: seconds, and bytes.</summary>
    private const double Seconds = 0.05, Bytes = 5e6;

    private sealed record Cost(double Time, double Memory, double Output, double Input);

    /// <summary>Builds the shapes whose names hold one of the words; all where there is none.</summary>
    /// <returns>Exit status: 1 when one of them grows faster than its input.</returns>
    public static int Run(string[] words)
    {
        var chosen = Shapes.All.Where(s => words.Length == 0 || words.Any(w => s.Name.Contains(w, StringComparison.Ordinal))).ToList();
        Dictionary<string, string> nothing = new() { ["articles/a.txt"] = "T\n\nx\n" };
        _ = Of(nothing);
        var none = Of(nothing);
        var grown = 0;
        foreach (var (name, size, make) in chosen)
        {
            var (small, large) = (Of(make(size)), Of(make(4 * size)));
            // What else the machine does takes time at random, so a growth counts when it is there again; the lesser times are the truer ones.
            for (var tries = 0; tries < 2 && Growth() > Most; tries++)
                (small, large) = (small with { Time = Math.Min(small.Time, Of(make(size)).Time) }, large with { Time = Math.Min(large.Time, Of(make(4 * size)).Time) });
            var time = Growth();
            var memory = (large.Memory - none.Memory) / Math.Max(small.Memory - none.Memory, Bytes);
            var output = (large.Output - none.Output) / Math.Max(small.Output - none.Output, Bytes / 5);
            double Growth() => (large.Time - none.Time) / Math.Max(small.Time - none.Time, Seconds);
            var isBad = Math.Max(time, Math.Max(memory, output)) > Most;
            if (isBad) grown++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(isBad ? "GROWS" : "ok"),-6}{name,-26}{large.Input / 1e6,7:0.00} MB in {large.Time,7:0.00} s {large.Memory / 1e6,8:0.0} MB taken {large.Output / 1e6,7:0.0} MB out; time {time,5:0.0}, memory {memory,5:0.0}, output {output,5:0.0}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{chosen.Count - grown} of {chosen.Count} grow as their input"));
        return grown > 0 ? 1 : 0;
    }

    private static Cost Of(Dictionary<string, string> files)
    {
        var root = Directory.CreateTempSubdirectory("archive-shape-").FullName;
        try
        {
            var input = Path.Combine(root, "input");
            double size = 0;
            foreach (var (file, text) in files.Append(new("speakers/ann-example.yml", "name: Ann Example\n")))
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(input, file))!);
                File.WriteAllBytes(Path.Combine(input, file), bytes);
                size += bytes.Length;
            }

            GC.Collect();
            var (time, taken) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
            var folder = new InputFolder(input);
            var result = new SiteBuild(Path.Combine(root, "site")) { Cached = false }.Run(new BuildRequest(folder, KindTableReader.BuiltIn) { Theme = ThemeFiles.BuiltIn, Threads = 2 }, CancellationToken.None);
            foreach (var (problem, severity) in result.Problems) _ = Problems.ProblemPrinter.Print(problem, severity, folder.Line);
            return new Cost((Process.GetCurrentProcess().TotalProcessorTime - time).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - taken, result.Bytes, size);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
