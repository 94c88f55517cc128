using Archive.Render.Liquid;

namespace Archive.Render.Theming;

/// <summary>Makes tables of pages.</summary>
internal static class PageTable
{
    /// <summary>What every page has, and what this kind of page has beside it.</summary>
    /// <param name="members">The latter.</param>
    public static ViewType Of<T>(Members<T> members) where T : PageView
    {
        members.Add("layout", members.Layout!);
        members.Add("address", v => v.Address);
        members.Add("title", v => v.Title);
        members.Add("description", v => v.Description);
        members.Add("language", v => v.Language);
        members.Add("direction", v => v.Direction);
        members.Add("canonical", v => v.Canonical);
        members.Add("section", v => v.Section);
        return members;
    }
}
