namespace Archive.Anchoring;

/// <summary>Goes through a text once and tells every place of many phrases, in time linear in the text,
/// the phrases and the places told.</summary>
/// <remarks>Aho and Corasick, “Efficient string matching”, Communications of the ACM 18 (1975).</remarks>
internal sealed class PhraseAutomaton
{
    /// <summary>The state in which nothing has been read that begins a phrase.</summary>
    private const int Root = 0;
    private const int None = -1;

    private readonly string[] _phrases;
    // Of each state the first one that follows, with its character: most have no other.
    private readonly int[] _first;
    private readonly char[] _firstBy;
    private readonly bool[] _branches;
    private readonly Dictionary<long, int> _others = [];
    // Of each state: the one of the longest end of what it has read that begins a phrase, and the phrase that ends there.
    private readonly int[] _fallback;
    private readonly int[] _phrase;
    // Of each state the nearest one along the fallbacks at which a phrase ends that is still asked for; shortened as it is followed.
    private readonly int[] _ending;
    private int _count = 1;

    /// <summary>Prepares the phrases: different ones, none of them empty.</summary>
    public PhraseAutomaton(string[] phrases)
    {
        _phrases = phrases;
        var most = 1 + phrases.Sum(p => p.Length);
        (_first, _firstBy, _branches, _fallback, _phrase) = (new int[most], new char[most], new bool[most], new int[most], new int[most]);
        Array.Fill(_phrase, None);
        var (parents, by, depths) = (new int[most], new char[most], new int[most]);
        for (var i = 0; i < phrases.Length; i++)
        {
            var state = Root;
            foreach (var c in phrases[i])
            {
                var next = Next(state, c);
                if (next == None)
                {
                    next = Add(state, c);
                    (parents[next], by[next], depths[next]) = (state, c, depths[state] + 1);
                }

                state = next;
            }

            _phrase[state] = i;
        }

        // A fallback is shorter than its state, so it is known before.
        foreach (var state in ByDepth(depths.AsSpan(0, _count)))
            if (parents[state] != Root) _fallback[state] = Step(_fallback[parents[state]], by[state]);
        _ending = [.. _fallback];
    }

    /// <summary>Goes through a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tell">Receives the index of a phrase and where it begins;
    /// answers whether it is to be told of that phrase again.</param>
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

    /// <summary>The states but the root, those of the shortest beginnings first.</summary>
    private static int[] ByDepth(ReadOnlySpan<int> depths)
    {
        var longest = 0;
        foreach (var depth in depths) longest = Math.Max(longest, depth);
        // Where the states of each depth begin.
        var starts = new int[longest + 2];
        foreach (var depth in depths) starts[depth + 1]++;
        for (var depth = 0; depth <= longest; depth++) starts[depth + 1] += starts[depth];
        var states = new int[depths.Length];
        for (var state = 0; state < states.Length; state++) states[starts[depths[state]]++] = state;
        return states[1..];
    }

    private int Add(int state, char c)
    {
        if (_first[state] == Root) (_first[state], _firstBy[state]) = (_count, c);
        else
        {
            _branches[state] = true;
            _others[Key(state, c)] = _count;
        }

        return _count++;
    }

    private int Next(int state, char c)
    {
        if (_first[state] != Root && _firstBy[state] == c) return _first[state];
        return _branches[state] && _others.TryGetValue(Key(state, c), out var next) ? next : None;
    }

    private static long Key(int state, char c) => ((long)state << 16) | c;

    private int Step(int state, char c)
    {
        int next;
        while ((next = Next(state, c)) == None)
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
