using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of a free page.</summary>
internal static class FreePageTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<FreePage>("page")
        {
            { "body", v => v.Body },
        }),
    ];
}
