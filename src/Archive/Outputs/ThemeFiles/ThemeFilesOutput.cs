using Archive.Model;
using Archive.Planning;
using Archive.Read;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>The theme's stylesheet, scripts and fonts.</summary>
internal sealed class ThemeFilesOutput : IOutput
{
    /// <summary>What such a file is made of: its bytes, which are no other as long as the theme is the same.</summary>
    private sealed record ThemeFile(ReadOnlyMemory<byte> Bytes) : IHashed
    {
        public void AddTo(ContentHash hash) { }
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        if (plan.Theme is not { } theme || !(plan.IsMade || LeadsThere(plan))) return [];
        return theme.Assets.Select(f =>
            new PlannedBytes<ThemeFile>(f.Key, default, new ThemeFile(f.Value), static (file, _) => file.Bytes));
    }

    /// <summary>Whether a link or a file has an address among the theme's;
    /// mostly none has, and a check need not make the theme's files ready.</summary>
    private static bool LeadsThere(SitePlan plan) =>
        plan.Links().Any(l => l.Value.StartsWith(Theme.AssetsAddress, StringComparison.Ordinal))
        || plan.Assets.Any(f => AssetReader.Address(f).StartsWith(Theme.AssetsAddress, StringComparison.OrdinalIgnoreCase));
}
