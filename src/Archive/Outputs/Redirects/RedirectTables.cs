using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of a page that leads on.</summary>
internal static class RedirectTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<RedirectPage>("redirect")
        {
            { "target", v => v.Target },
        }),
    ];
}
