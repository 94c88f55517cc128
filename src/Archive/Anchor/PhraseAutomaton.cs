namespace Archive.Anchoring;

/// <summary>Goes through a text once and tells every place of many phrases, in time linear in the text, the phrases and the places told.</summary>
/// <remarks>Aho and Corasick, “Efficient string matching”, Communications of the ACM 18 (1975).</remarks>
internal sealed class PhraseAutomaton
{
    /// <summary>The state in which nothing has been read that begins a phrase.</summary>
    private const int Root = 0;
    private const int None = -1;

    private readonly string[] _phrases;
    private readonly Dictionary<long, int> _next = [];
    // Of each state: the one of the longest end of what it has read that begins a phrase, and the phrase that ends there.
    private readonly List<int> _fallback = [Root];
    private readonly List<int> _phrase = [None];
    // Of each state the nearest one along the fallbacks at which a phrase ends that is still asked for; shortened as it is followed.
    private readonly int[] _ending;

    /// <summary>Prepares the phrases: different ones, none of them empty.</summary>
    public PhraseAutomaton(string[] phrases)
    {
        _phrases = phrases;
        var byDepth = new List<List<(int From, char By, int State)>>();
        for (var i = 0; i < phrases.Length; i++)
        {
            var state = Root;
            for (var depth = 0; depth < phrases[i].Length; depth++)
            {
                var c = phrases[i][depth];
                if (_next.TryGetValue(Key(state, c), out var next))
                {
                    state = next;
                    continue;
                }

                if (byDepth.Count == depth) byDepth.Add([]);
                byDepth[depth].Add((state, c, _phrase.Count));
                _next[Key(state, c)] = state = _phrase.Count;
                _phrase.Add(None);
                _fallback.Add(Root);
            }

            _phrase[state] = i;
        }

        // A fallback is shorter than its state, so it is known before.
        foreach (var (from, by, state) in byDepth.SelectMany(states => states))
            if (from != Root) _fallback[state] = Step(_fallback[from], by);
        _ending = [.. _fallback];
    }

    /// <summary>Goes through a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tell">Receives the index of a phrase and where it begins; answers whether it is to be told of that phrase again.</param>
    public void Run(ReadOnlySpan<char> text, Func<int, int, bool> tell)
    {
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            state = Step(state, text[i]);
            for (var at = Ending(state); at != Root; at = Ending(_ending[at]))
            {
                var phrase = _phrase[at];
                if (!tell(phrase, i + 1 - _phrases[phrase].Length)) _phrase[at] = None;
            }
        }
    }

    private static long Key(int state, char c) => ((long)state << 16) | c;

    private int Step(int state, char c)
    {
        int next;
        while (!_next.TryGetValue(Key(state, c), out next))
        {
            if (state == Root) return Root;
            state = _fallback[state];
        }

        return next;
    }

    private int Ending(int state)
    {
        var end = state;
        while (end != Root && _phrase[end] == None) end = _ending[end];
        while (state != end) (state, _ending[state]) = (_ending[state], end);
        return end;
    }
}
