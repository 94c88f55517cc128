using Archive.Model;
using Archive.Planning;
using Archive.Problems;
using Archive.Read;

namespace Archive.Outputs;

/// <summary>Pictures and other files that are published as they are.</summary>
internal sealed class AssetsOutput : IOutput
{
    /// <summary>What such a file is made of: a file of the input.</summary>
    private sealed record Asset(string File, InputFolder Input) : IHashed
    {
        public void AddTo(ContentHash hash) => hash.Add(Input.HashOf(File));
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan) => plan.Assets.Select(file =>
        new PlannedBytes<Asset>(AssetReader.Address(file), new SourceSpan(file), new Asset(file, plan.Input), Bytes)
        {
            FindsProblems = true,
        });

    private static ReadOnlyMemory<byte>? Bytes(Asset asset, MakeContext context) =>
        AssetReader.Read(context.Input, asset.File, context.Problems) is { } bytes ? (ReadOnlyMemory<byte>?)bytes : null;
}
