using System.Collections.Immutable;
using Archive.Disk;
using Archive.Kinds;
using Archive.Model;

namespace Archive.Cache;

/// <summary>Records as they are kept: none of their files need be read as long as all are the same.</summary>
internal static class KeptRecords
{
    /// <summary>Writes records.</summary>
    public static void Write(CacheWriter to, ImmutableArray<Record> records) => to.List(records, record =>
    {
        to.Often(record.Kind.Plural);
        to.Text(record.Id);
        to.Place(record.Where);
        to.Text(record.Name);
        to.Often(record.Sort);
        to.List(record.Aliases, to.Text);
        to.List(record.Ambiguous, to.Text);
        to.Located(record.Country);
        to.Text(record.Wikidata);
        to.List(record.Identifiers, i =>
        {
            to.Often(i.Key);
            to.Text(i.Value);
        });
        to.List(record.Roles, role =>
        {
            to.Often(role.Title);
            to.Located(role.Organisation);
            to.Date(role.From);
            to.Date(role.To);
            to.Place(role.Where);
        });
        to.Text(record.Image?.File);
        if (record.Image is { } image)
        {
            to.Text(image.Alt);
            to.Text(image.Credit);
        }

        to.List(record.Formerly, to.Located);
        to.Number(record.Public ? 1 : 0);
        to.Often(record.Display);
        to.Often(record.Withheld);
        to.List(record.Fields, field =>
        {
            to.Often(field.Field.Name);
            to.List(field.Values, to.Located);
        });
    });

    /// <summary>Reads them.</summary>
    /// <param name="from">Stands where they begin.</param>
    /// <param name="kinds">The kinds; those of the build that wrote them.</param>
    /// <exception cref="CacheDamagedException">There is no such kind or field.</exception>
    public static ImmutableArray<Record> Read(CacheReader from, KindTable kinds) => from.List(kinds, static (f, all) =>
    {
        var kind = all.Record(f.Often()!) ?? throw new CacheDamagedException();
        return new Record(kind, f.Text()!, f.Place())
        {
            Name = f.Text()!,
            Sort = f.Often(),
            Aliases = f.List(static g => g.Text()!),
            Ambiguous = f.List(static g => g.Text()!),
            Country = f.Located(),
            Wikidata = f.Text(),
            Identifiers = f.List(static g => KeyValuePair.Create(g.Often()!, g.Text()!)),
            Roles = f.List(static g => new Role(g.Often()!, g.Located(), g.Date(), g.Date(), g.Place())),
            Image = f.Text() is { } file ? new Image(file, f.Text()!, f.Text()!) : null,
            Formerly = f.List(static g => g.Located()!),
            Public = f.Int() == 1,
            Display = f.Often(),
            Withheld = f.Often()!,
            Fields = f.List(kind, static (g, its) => new FieldValue(Field(its, g.Often()!), g.List(static h => h.Located()!))),
        };
    });

    private static Field Field(RecordKind kind, string name)
    {
        foreach (var field in kind.Fields)
            if (field.Name == name) return field;
        throw new CacheDamagedException();
    }
}
