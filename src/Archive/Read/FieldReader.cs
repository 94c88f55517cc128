using System.Collections.Immutable;
using System.Globalization;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Reads the fields that a kind declares.</summary>
public static class FieldReader
{
    /// <summary>The fields that have a value, in the order declared.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="longest">Length that a value may have.</param>
    public static ImmutableArray<FieldValue> Read(KeyReader keys, ImmutableArray<Field> fields, int longest = Limits.Line)
    {
        ImmutableArray<FieldValue>.Builder? values = null;
        foreach (var field in fields)
        {
            var isProse = field.Type is FieldType.Text or FieldType.Markdown;
            ImmutableArray<Located<string>> written = field.Many ? isProse ? keys.ProseTexts(field.Name, longest) : keys.Texts(field.Name, longest)
                : (isProse ? keys.Prose(field.Name, longest) : keys.Text(field.Name, longest)) is { } one ? [one] : [];
            var good = Good(keys, field, written);
            if (!good.IsEmpty) (values ??= ImmutableArray.CreateBuilder<FieldValue>()).Add(new FieldValue(field, good));
        }

        return values?.DrainToImmutable() ?? [];
    }

    private static ImmutableArray<Located<string>> Good(KeyReader keys, Field field, ImmutableArray<Located<string>> written)
    {
        if (written.IsEmpty) return written;
        var good = ImmutableArray.CreateBuilder<Located<string>>(written.Length);
        foreach (var value in written)
            if (IsGood(keys, field, value)) good.Add(value);
        return good.DrainToImmutable();
    }

    private static bool IsGood(KeyReader keys, Field field, Located<string> value)
    {
        switch (field.Type)
        {
            case FieldType.Date:
                return keys.AsDate(value) is not null;
            case FieldType.Url:
                return keys.AsUrl(value, field.Name) is not null;
            case FieldType.Word:
                return keys.AsWord(value, field.Name, field.Words.AsSpan()) is not null;
            case FieldType.Number when !decimal.TryParse(value.Value, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _):
                keys.Problems.Add(Codes.WrongType, value.Where, $"`{field.Name}` takes a number, not `{value.Value}`.", "Write it with a point and without spaces: `1234.5`.");
                return false;
            default:
                return true;
        }
    }
}
