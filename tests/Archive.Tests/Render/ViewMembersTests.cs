using System.Reflection;
using System.Runtime.CompilerServices;
using Archive.Outputs;
using Archive.Render;
using Archive.Render.Liquid;
using Xunit;

namespace Archive.Tests.Rendering;

public sealed class ViewMembersTests
{
    public static TheoryData<Type> Views => [.. typeof(PageView).Assembly.GetTypes()
        .Where(t => t.Namespace is "Archive.Outputs" or "Archive.Render" && t is { IsPublic: true, IsAbstract: false } && t.GetMethod("<Clone>$") is not null).OrderBy(t => t.Name, StringComparer.Ordinal)];

    public static TheoryData<Type> Layouts => [.. typeof(PageView).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageView))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Views))]
    public void Templates_can_read_every_member_of_every_view(Type view)
    {
        var members = view.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Where(n => !(typeof(PageView).IsAssignableFrom(view) && n == "Site"));
        Assert.Equal(members.Select(Snake).Order(StringComparer.Ordinal), TypeOf(view).Names);
    }

    [Theory, MemberData(nameof(Layouts))]
    public void The_layout_of_a_page_is_the_one_that_its_templates_are_compiled_for(Type page)
    {
        var made = (PageView)RuntimeHelpers.GetUninitializedObject(page);
        Assert.Equal(made.Layout, TypeOf(page).Layout);
        Assert.Contains(TypeOf(page), SiteOutputs.Views.Pages);
    }

    private static ViewType TypeOf(Type view)
    {
        _ = SiteOutputs.Views;
        return ViewTypes.Of(view);
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
