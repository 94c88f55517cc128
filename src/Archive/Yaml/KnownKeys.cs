using System.Collections.Frozen;

namespace Archive.Yaml;

/// <summary>The keys that the program's own kinds of files have. They are asked for only to tell a key whose colon is missing from the words
/// of a text; a key of a site's own is told by its colon. A test compares them with <c>docs/formats.md</c>.</summary>
internal static class KnownKeys
{
    private static readonly FrozenSet<string> All = """
        about affiliation aliases alt ambiguous annotations annotator anonymous answers archived as attribution author by checks claim confidence
        confirms contact corrections corrects country credit cue date dateline denies description display draft end entity exports feeds file for
        formerly from host id identified-as identifiers image in is kind language licence medium mention menu name nationality not-quotes note
        occurrence order organisation original original-language paraphrase place prefix public publisher quote reason region repeats repository
        reviewed-by rights robots role roles said-in severity social-cards sort speaker speakers start statement-pages status subtitle suffix tags
        text theme title to topics updated url verdict verified via wikidata withdrawn
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the word is one.</summary>
    public static bool Has(string word) => All.Contains(word);
}
