using System.Collections.Immutable;
using Archive.Link;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>Views of what statements share, each made once for all lists. Two threads may make the same one.</summary>
/// <param name="publication">What all pages share.</param>
/// <param name="shared">The values, of which no more are added.</param>
internal sealed class SharedViews(Publication publication, SharedValues shared)
{
    private readonly ImmutableArray<VoiceView>[] _voices = new ImmutableArray<VoiceView>[shared.Voices.Count];
    private readonly ImmutableArray<LinkView>[] _links = new ImmutableArray<LinkView>[shared.Voices.Count];
    private readonly ImmutableArray<LinkView>[] _names = new ImmutableArray<LinkView>[shared.Voices.Count];
    private readonly DateView?[] _dates = new DateView?[shared.Dates.Count];

    /// <summary>Who says it, with roles.</summary>
    public ImmutableArray<VoiceView> Voices(Utterance utterance)
    {
        ref var known = ref _voices[utterance.VoicesPlace];
        if (known.IsDefault) known = utterance.Voices.Views(publication.Voice);
        return known;
    }

    /// <summary>Their names, with their pages.</summary>
    public ImmutableArray<LinkView> Links(Utterance utterance)
    {
        ref var known = ref _links[utterance.VoicesPlace];
        if (known.IsDefault) known = utterance.Voices.Views(publication.Link);
        return known;
    }

    /// <summary>Their names alone.</summary>
    public ImmutableArray<LinkView> Names(Utterance utterance)
    {
        ref var known = ref _names[utterance.VoicesPlace];
        if (known.IsDefault) known = utterance.Voices.Views(v => new LinkView(v.Name, null));
        return known;
    }

    /// <summary>When it was said, else printed.</summary>
    public DateView? Date(Utterance utterance) => _dates[utterance.DatePlace] ??= publication.Date(utterance.Date);
}
