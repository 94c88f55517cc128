using System.Text;
using System.Text.RegularExpressions;
using Archive.Render.Theming;
using Xunit;

namespace Archive.Tests.Rendering;

/// <summary>Attributes in templates.</summary>
public sealed partial class TemplateAttributesTests
{
    // A value without quotation marks ends at a space, and what follows is an attribute of whoever wrote the value.
    [Fact]
    public void Every_value_of_an_attribute_in_a_template_stands_in_quotation_marks()
    {
        var bare = ThemeFiles.BuiltIn.Files.Where(f => f.Key.EndsWith(".liquid", StringComparison.Ordinal))
            .SelectMany(f => Bare(Encoding.UTF8.GetString(f.Value.Span)).Select(a => $"{f.Key}: {a}"));
        Assert.Equal([], bare);
    }

    [Theory]
    [InlineData("<p class=a>", "class=")]
    [InlineData("<p lang={{ page.language }}>", "lang=")]
    [InlineData("<p{% if a == b %} lang={{ page.language }}{% endif %}>", "lang=")]
    [InlineData("<p lang='{{ page.language }}'>", "lang=")]
    [InlineData("<p lang=\"{{ page.language }}\" id = x>", "id =")]
    [InlineData("{% if a == b %}<p lang=\"{{ 'a' | word }}\" content=\"width=x\">a=b{% endif %}", null)]
    public void One_that_does_not_is_seen(string template, string? attribute) =>
        Assert.Equal(attribute is null ? [] : [attribute], Bare(template));

    private static IEnumerable<string> Bare(string template)
    {
        // Conditions have signs of their own; what is put in may be anything.
        var html = Value().Replace(Liquid().Replace(template, m => m.Value[1] == '%' ? "" : "~"), "");
        return Tag().Matches(html).SelectMany(tag => Name().Matches(tag.Value)).Select(m => m.Value);
    }

    [GeneratedRegex(@"\{%.*?%\}|\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Liquid();

    [GeneratedRegex("=\"[^\"]*\"")]
    private static partial Regex Value();

    [GeneratedRegex("<[a-zA-Z!][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\w-]+\s*=")]
    private static partial Regex Name();
}
