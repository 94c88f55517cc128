using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Languages;
using Archive.Link;
using Archive.Model;
using Archive.Render.Html;

namespace Archive.Render;

/// <summary>What all pages of one build share: settings, kinds, words and the frame of the site.</summary>
public sealed class Publication
{
    private readonly Catalog? _catalog;
    // By the number of the record. Two threads may make the same one.
    private readonly KnownLink?[] _links;

    private sealed record KnownLink(Record Record, LinkView Link);

    /// <summary>Puts it together.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="words">The interface's words.</param>
    /// <param name="pages">The free pages, for the foot.</param>
    /// <param name="fonts">Addresses of the fonts that every page needs.</param>
    /// <param name="catalog">The records; null for none.</param>
    public Publication(
        SiteSettings settings,
        KindTable kinds,
        Words words,
        IEnumerable<(string Title, string Address)> pages,
        ImmutableArray<string>? fonts = null,
        Catalog? catalog = null)
    {
        _catalog = catalog;
        _links = new KnownLink?[catalog?.Records.Length ?? 0];
        (Settings, Kinds, Words) = (settings, kinds, words);
        var menu = kinds.Records.Where(k => k.Menu).Select(k => new MenuItem(k.Label, Href(k.Plural + "/"), k.Plural));
        Site = new SiteView(
            settings.Title,
            settings.Description,
            words.Language,
            settings.BasePath,
            settings.Address.Url,
            settings.Repository?.Url,
            settings.Licence,
            [new MenuItem(words["articles"], Href(Routes.Articles), Routes.Articles.TrimEnd('/')), .. menu],
            [.. pages.Select(p => new LinkView(p.Title, Href(p.Address)))])
        {
            Fonts = fonts ?? [],
        };
    }

    /// <summary>The settings.</summary>
    public SiteSettings Settings { get; }

    /// <summary>The kinds.</summary>
    public KindTable Kinds { get; }

    /// <summary>The interface's words.</summary>
    public Words Words { get; }

    /// <summary>The frame.</summary>
    public SiteView Site { get; }

    /// <summary>The address a browser is given.</summary>
    public string Href(string address) => Routes.Href(Settings, address);

    /// <summary>The address where a reader may propose a change of a file of the input; null without a repository.</summary>
    public string? Edit(string? file) => file is null ? null : Settings.Repository?.Edit(file);

    /// <summary>The record of an id that pages may lead to; null when there is none or it is not public.</summary>
    public Record? Public(string id) => _catalog?.Find(id) is { Public: true } record ? record : null;

    /// <summary>The record's name with its page, if it has one.</summary>
    public LinkView Link(Record record)
    {
        if (record.Number < _links.Length && _links[record.Number] is { } known && ReferenceEquals(known.Record, record)) return known.Link;
        var link = new LinkView(Catalog.ShownName(record), record.Public ? Href(Routes.Record(record)) : null);
        if (record.Number < _links.Length) _links[record.Number] = new KnownLink(record, link);
        return link;
    }

    /// <summary>A voice's name with its page, if it has one.</summary>
    public LinkView Link(Voice voice) => new(voice.Name, voice.Record is { } record ? Link(record).Href : null);

    /// <summary>The address of a statement that a browser is given.</summary>
    public string Href(StatementDigest statement) => Routes.Statement(Settings, statement);

    /// <summary>A voice as shown.</summary>
    public VoiceView Voice(Voice voice) => new(voice.Name, voice.Record is { } record ? Link(record).Href : null, voice.Role);

    /// <summary>A date as shown.</summary>
    public DateView? Date(EdtfDate? date) => date is null ? null : new DateView(Words.Date(date), date.Machine);

    /// <summary>A language where it is not that of the interface, whose words stand around; else null.</summary>
    /// <param name="language">Language of a text; null for the site's.</param>
    public string? Other(string? language) => (language ?? Settings.Language) is var own && own == Site.Language ? null : own;

    /// <summary>Attributes, after a space, for words of the interface that stand inside a text in another
    /// language; none inside one in its own.</summary>
    /// <param name="language">Language of the text; null for the site's.</param>
    public string Around(string? language) =>
        Other(language) is null ? "" : $" lang=\"{HtmlEncoding.Encode(Site.Language)}\" dir=\"{Site.Direction}\"";

    /// <summary>An article's title with its page, or another address.</summary>
    public LinkView Title(ArticleDigest article, string? address = null) =>
        new(article.Title, Href(address ?? Routes.Article(article.Id)), article.Language);

    /// <summary>A dated entry as shown.</summary>
    public DatedView? Dated(DatedNote? note) => note is null ? null : new DatedView(Date(note.Date), note.Text, note.By);

    /// <summary>What has become of a statement, as shown.</summary>
    public StatusView? Status(Status? status) =>
        status is null ? null : new StatusView(Words["status-" + status.Is], status.By, Date(status.Date), status.Url);

    /// <summary>Declared fields as shown: references as links, addresses as links, all else as text.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="references">The records that they refer to.</param>
    public ImmutableArray<FieldView> Fields(ImmutableArray<FieldValue> fields, IEnumerable<Record> references)
    {
        if (fields.IsEmpty) return [];
        var byId = references.Distinct().ToDictionary(r => r.Id, StringComparer.Ordinal);
        return [.. fields.Select(Shown)];

        FieldView Shown(FieldValue of) =>
            new(of.Field.Name, of.Field.Label, [.. of.Values.Select(v => Value(of.Field, v.Value, byId))]);
    }

    private LinkView Value(Field field, string value, Dictionary<string, Record> records) => field.Type switch
    {
        FieldType.Record when records.TryGetValue(value, out var record) => Link(record),
        FieldType.Url => new LinkView(value, value),
        FieldType.Date when EdtfDate.TryParse(value, out var date, out _) => new LinkView(Words.Date(date!), null),
        FieldType.Word => new LinkView(Words.Value(value), null),
        FieldType.Number => new LinkView(Words.Digits(value), null),
        _ => new LinkView(value, null),
    };

    /// <summary>Related statements as shown beside one.</summary>
    public ImmutableArray<RelatedView> Related(Relations? relations, StatementKey key)
    {
        if (relations is null) return [];
        var groups = relations.Of(key)
            .GroupBy(r => (r.Relation, r.Forward, r.Other.Article, Who: Words.List(r.Other.Voices.Select(v => v.Name))));
        return [.. groups.Select(g => new RelatedView(
            Words[(g.Key.Forward ? "" : "back-") + g.Key.Relation.ToString().ToLowerInvariant()],
            g.Key.Who,
            [.. g.OrderBy(r => r.Other.Number).Select(r => new LinkView(Number(r), Href(r.Other)))],
            g.Key.Article == key.Article ? null : relations.Articles.Find(g.Key.Article)?.Title))];

        string Number(Related related) => Words.Digits(FormattableString.Invariant($"{related.Other.Number}"));
    }
}
