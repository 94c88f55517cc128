using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Archive.Outputs;
using Archive.Render;
using Archive.Render.Html;

namespace Archive.Tests.Site;

/// <summary>Keeps what every page shows as JSON, so that a change of the theme touches none of it.</summary>
internal sealed class JsonPages : IPageRenderer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MarkupConverter() },
    };

    private readonly ConcurrentDictionary<string, JsonNode> _pages = new(StringComparer.Ordinal);

    public void Render(PageView page, Utf8Writer writer)
    {
        var json = JsonSerializer.SerializeToNode(page, page.GetType(), Options)!.AsObject();
        // The frame is the same on every page; the first shows it.
        if (page is not HomePage) json.Remove("site");
        Prune(json);
        _pages["/" + page.Address] = json;
    }

    public void Part<T>(string partial, string name, T view, Utf8Writer into) where T : class
    {
        if (partial != "facts") into.Raw(JsonSerializer.SerializeToUtf8Bytes(view, Options));
    }

    public override string ToString() =>
        new JsonObject(_pages.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))).ToJsonString(Options) + "\n";

    /// <summary>Empty lists say nothing.</summary>
    private static void Prune(JsonObject json)
    {
        foreach (var (key, value) in json.ToList())
        {
            if (value is JsonArray { Count: 0 } || (value is JsonValue empty && empty.TryGetValue<string>(out var text) && text.Length == 0 && key == "facts_line")) json.Remove(key);
            else if (value is JsonObject inner) Prune(inner);
            else if (value is JsonArray list)
                foreach (var item in list.OfType<JsonObject>()) Prune(item);
        }
    }

    private sealed class MarkupConverter : JsonConverter<Markup>
    {
        public override Markup Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Markup value, JsonSerializerOptions options)
        {
            // A part of a page is JSON here, too.
            if (value.Utf8.Span.StartsWith("{"u8)) writer.WriteRawValue(value.Utf8.Span);
            else writer.WriteStringValue(value.Utf8.Span);
        }
    }
}
