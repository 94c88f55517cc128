using System.Text;
using Archive.Model;
using Archive.Planning;

namespace Archive.Outputs;

/// <summary><c>robots.txt</c>: what programs that gather pages are asked to leave alone, and where the sitemap is. An archive that has a
/// file of its own in <c>root/</c> keeps it.</summary>
/// <remarks>RFC 9309. Programs look for it at the root of the host alone, so below a path it has no effect.</remarks>
internal sealed class RobotsOutput : IOutput
{
    /// <summary>Its address.</summary>
    public const string Address = "robots.txt";

    // Programs that gather texts to train models, or to answer from, by the names that their makers give for this file.
    private static readonly string[] Trainers =
    [
        "AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "cohere-ai", "Diffbot",
        "FacebookBot", "Google-Extended", "GPTBot", "ImagesiftBot", "Meta-ExternalAgent", "omgili", "PerplexityBot", "Timpibot",
    ];

    /// <summary>What it is made of.</summary>
    private sealed record Rules(bool HasSitemap) : IHashed
    {
        public void AddTo(ContentHash hash) => hash.Add(HasSitemap ? 1 : 0);
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        if (plan.HasOwn(Address)) return [];
        return [new PlannedBytes<Rules>(Address, default, new Rules(plan.Before.Any(f => f.Address == SitemapOutput.Address)), Text)];
    }

    private static ReadOnlyMemory<byte>? Text(Rules rules, MakeContext context)
    {
        var (settings, url) = (context.Publication.Settings, context.Publication.Site.Url);
        var text = new StringBuilder();
        if (settings.Robots == Robots.NoAi)
        {
            foreach (var name in Trainers) text.Append("User-agent: ").Append(name).Append('\n');
            text.Append("Disallow: /\n\n");
        }

        text.Append("User-agent: *\n").Append(settings.Robots == Robots.None ? "Disallow: /\n" : "Allow: /\n");
        if (rules.HasSitemap && settings.Robots != Robots.None)
            text.Append("\nSitemap: ").Append(url).Append(SitemapOutput.Address).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
