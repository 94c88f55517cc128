using Archive.Render.Liquid;

namespace Archive.Planning;

/// <summary>Something that sites consist of: one folder under <c>Outputs</c>, one line in its list.</summary>
internal interface IOutput
{
    /// <summary>The files that it puts into a site. Nothing is made yet: this only says where they lie and what they are made of.</summary>
    IEnumerable<PlannedFile> Plan(SitePlan plan);

    /// <summary>What templates may read of its views, a table for each.</summary>
    IEnumerable<ViewType> Views => [];
}
