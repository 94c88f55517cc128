using Archive.Model;
using Xunit;

namespace Archive.Tests.Model;

public sealed class SiteAddressTests
{
    [Theory]
    [InlineData("https://example.org", "https://example.org", "/")]
    [InlineData("https://example.org/", "https://example.org", "/")]
    [InlineData("https://example.org/repo", "https://example.org", "/repo/")]
    [InlineData("HTTPS://Example.org/a/b/", "https://example.org", "/a/b/")]
    [InlineData("http://localhost:5080/repo/", "http://localhost:5080", "/repo/")]
    [InlineData("https://example.org:443/", "https://example.org", "/")]
    [InlineData("https://[::1]:8080/a/", "https://[::1]:8080", "/a/")]
    [InlineData("https://example.org/محفوظات/a=b'c/", "https://example.org", "/%D9%85%D8%AD%D9%81%D9%88%D8%B8%D8%A7%D8%AA/a%3Db%27c/")]
    [InlineData("/", null, "/")]
    [InlineData("/repo", null, "/repo/")]
    [InlineData("/a/b/", null, "/a/b/")]
    public void An_address_or_a_path_says_where_the_site_is(string text, string? origin, string basePath)
    {
        Assert.True(SiteAddress.TryParse(text, orPath: true, out var address, out var reason), reason);
        Assert.Equal((origin, basePath, origin + basePath), (address.Origin, address.BasePath, address.Url ?? basePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nonsense")]
    [InlineData("repo/")]
    [InlineData("example.org")]
    [InlineData("example.org:443/repo/")]
    [InlineData("null")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://example.org/%0aalert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///srv/site/")]
    [InlineData("ftp://example.org/")]
    [InlineData("mailto:a@example.org")]
    [InlineData("C:/Program Files/Git/repo/")]
    [InlineData("https:example.org")]
    [InlineData("https:/example.org/")]
    [InlineData("https://")]
    [InlineData("https:///repo/")]
    [InlineData("/%2e%2e/")]
    [InlineData("/a/.%2E/b")]
    [InlineData("https://example.org/%2e/a")]
    [InlineData("https://?a")]
    [InlineData("https://exa mple.org/")]
    [InlineData("https://example.org/a b/")]
    [InlineData("https://example.org:port/")]
    [InlineData("https://example.org:99999/")]
    [InlineData("https://name:word@example.org/")]
    [InlineData("https://example.org/?page=1")]
    [InlineData("https://example.org?page=1")]
    [InlineData("https://example.org/#top")]
    [InlineData("https://example.org/a/../b/")]
    [InlineData("https://example.org/a//b/")]
    [InlineData("https://example.org\\a")]
    [InlineData("https://{\"message\":\"Not Found\"}")]
    [InlineData("{\"message\":\"Not Found\",\"status\":\"404\"}")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData("/repo/?a=b")]
    [InlineData("/repo/#a")]
    [InlineData("/../")]
    [InlineData("/a b/")]
    [InlineData("/a\nb/")]
    public void What_no_link_can_follow_is_refused_with_a_reason(string text)
    {
        Assert.False(SiteAddress.TryParse(text, orPath: true, out var address, out var reason));
        Assert.Null(address);
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void A_path_alone_is_no_address_of_a_site() => Assert.False(SiteAddress.TryParse("/repo/", orPath: false, out _, out _));
}
