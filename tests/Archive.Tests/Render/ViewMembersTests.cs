using System.Collections;
using System.Reflection;
using Archive.Render.Theming;
using Archive.Render.Views;
using Xunit;

namespace Archive.Tests.Rendering;

public sealed class ViewMembersTests
{
    public static TheoryData<Type> Views => [.. typeof(PageView).Assembly.GetTypes()
        .Where(t => t.Namespace == "Archive.Render.Views" && t is { IsPublic: true, IsAbstract: false } && t.GetMethod("<Clone>$") is not null).OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Views))]
    public void Templates_can_read_every_member_of_every_view(Type view)
    {
        Assert.NotNull(ViewMembers.Of(new NotFoundPage(new SiteView("", "", "en", "/", null, null, null, [], []))));
        var table = (IDictionary)typeof(ViewValue<>).MakeGenericType(view).GetProperty("Members")!.GetValue(null)!;
        var members = view.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Where(n => !(typeof(PageView).IsAssignableFrom(view) && n == "Site"));
        Assert.Equal(members.Select(Snake).Order(StringComparer.Ordinal), table.Keys.Cast<string>().Order(StringComparer.Ordinal));
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
