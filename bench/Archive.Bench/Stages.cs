using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;

namespace Archive.Bench;

/// <summary>Runs the benchmarks of the stages: short jobs, with the memory that they take.</summary>
internal static class Stages
{
    public static int Run(string[] options)
    {
        // Without a filter BenchmarkDotNet asks which ones are meant.
        if (!options.Any(o => o is "--filter" or "-f" or "--list")) options = [.. options, "--filter", "*"];
        var failed = true;
        Sample.With(folder =>
        {
            var config = ManualConfig.CreateEmpty()
                .AddJob(Job.ShortRun)
                .AddDiagnoser(MemoryDiagnoser.Default)
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(ConsoleLogger.Default)
                .AddExporter(MarkdownExporter.GitHub)
                .WithArtifactsPath(Path.Combine("artifacts", "bench"))
                .WithOptions(ConfigOptions.JoinSummary);
            var summaries = BenchmarkSwitcher.FromAssembly(typeof(Stages).Assembly).Run(options, config);
            failed = summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success));
        });
        return failed ? 1 : 0;
    }
}
