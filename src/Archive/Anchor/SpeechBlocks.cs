using Archive.Model;

namespace Archive.Anchoring;

/// <summary>Tells the blocks of a text in which words without quotation marks may be somebody's own: block quotations, dialogue with
/// dashes, transcripts and answers in interviews.</summary>
internal sealed class SpeechBlocks
{
    /// <summary>Characters of the longest name before a colon that begins a turn of a transcript.</summary>
    private const int LongestLabel = 40;

    private readonly ArticleText _text;
    private readonly List<TextBlock> _leaves;
    private readonly HashSet<TextBlock> _quoted = new(ReferenceEqualityComparer.Instance);
    // Emphasis that lies in no other, in order.
    private readonly List<Span> _emphasis = [];
    private readonly bool _isTranscript;

    public SpeechBlocks(ArticleText text)
    {
        (_text, _leaves) = (text, LeafBlocks.Of(text));
        foreach (var block in text.Blocks) Walk(block, isQuoted: false);
        foreach (var inline in text.Inlines)
        {
            if (inline.Kind is not (InlineKind.Emphasis or InlineKind.Strong)) continue;
            if (_emphasis.Count == 0 || inline.Start >= _emphasis[^1].End) _emphasis.Add(new Span(inline.Start, inline.End));
        }

        // One alone is the place where a report was written: “ISLAMABAD: …”.
        _isTranscript = _leaves.Where(l => LabelEnd(WordsOf(l)) > 0).Skip(1).Any();
    }

    /// <summary>Where the block of an offset begins.</summary>
    public int StartOf(int offset) => _leaves[LeafBlocks.At(_leaves, offset)].Start;

    /// <summary>Whether the passage begins in such a block.</summary>
    public bool AreSpeech(Span passage)
    {
        var at = LeafBlocks.At(_leaves, passage.Start);
        var leaf = _leaves[at];
        if (leaf.Kind != BlockKind.Paragraph || _quoted.Contains(leaf)) return true;
        var words = WordsOf(leaf);
        if (char.GetUnicodeCategory(words[0]) == System.Globalization.UnicodeCategory.DashPunctuation) return true;
        if (_isTranscript && LabelEnd(words) is var label and > 0 && leaf.Start + label < passage.Start) return true;
        // An answer, perhaps.
        return at > 0 && WordsOf(_leaves[at - 1]).TrimEnd() is [.., '?' or '？' or '؟'];
    }

    /// <summary>Whether the passage is emphasised, as some sites set speech.</summary>
    public bool AreEmphasised(Span passage)
    {
        var at = _emphasis.BinarySearch(passage, Comparer<Span>.Create((a, b) => a.Start.CompareTo(b.Start)));
        if (at < 0) at = ~at - 1;
        return at >= 0 && _emphasis[at].Contains(passage);
    }

    private ReadOnlySpan<char> WordsOf(TextBlock leaf) => _text.Plain.AsSpan(leaf.Start, leaf.End - leaf.Start);

    /// <summary>Where the colon stands after a name that begins a block, as in <c>Q: </c> or
    /// <c>MR. EXAMPLE: </c>; 0 when there is none.</summary>
    private static int LabelEnd(ReadOnlySpan<char> block)
    {
        var label = block[..Math.Min(block.Length, LongestLabel)];
        return label.IndexOfAny(':', '：') is var colon and > 0 && !label[..colon].ContainsAny("\"“”«»") ? colon : 0;
    }

    private void Walk(TextBlock block, bool isQuoted)
    {
        isQuoted |= block.Kind == BlockKind.Quote;
        if (isQuoted && block.IsLeaf) _quoted.Add(block);
        foreach (var child in block.Children) Walk(child, isQuoted);
    }
}
