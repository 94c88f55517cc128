using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of the page for addresses that do not exist.</summary>
internal static class NotFoundTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<NotFoundPage>("not-found")),
    ];
}
