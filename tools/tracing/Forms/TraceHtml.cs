using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Micro.Tracing;

/// <summary>A recording as one page with a sequence diagram: nothing in it comes from elsewhere, so it can be kept and sent.</summary>
public static class TraceHtml
{
    private static readonly string[] _scripts = ["data.js", "filter.js", "view.js", "details.js", "controls.js"];

    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="model">The recording.</param>
    /// <param name="output">Gets the bytes.</param>
    /// <param name="filter">Which calls are in it, with those that they were made for; null: all, and all other events too.</param>
    public static void Write(CausalModel model, Stream output, TraceFilter? filter = null)
    {
        string page = Resource("page.html")
            .Replace("{style}", Resource("page.css").TrimEnd(), StringComparison.Ordinal)
            .Replace("{script}", string.Concat(_scripts.Select(Resource)).TrimEnd(), StringComparison.Ordinal);
        string[] parts = page.Split("{data}");
        output.Write(Encoding.UTF8.GetBytes(parts[0]));

        // The default encoder leaves no < in the data, so that nothing in it can end the script element.
        using (Utf8JsonWriter json = new(output))
        {
            Data(json, model, new PageRows(model, filter));
        }

        output.Write(Encoding.UTF8.GetBytes(parts[1]));
    }

    private static void Data(Utf8JsonWriter json, CausalModel model, PageRows rows)
    {
        json.WriteStartObject();
        json.WriteString("about", $"{model.Recording.Architecture}, {model.Recording.Events.Count} records");
        json.WriteStartArray("missing");
        string[] damage = model.Recording.Damage is RecordingDamage { } found ? [found.ToString()] : [];
        foreach (string line in TraceText.Missing(model.Recording).Concat(damage))
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteStartArray("lanes");
        foreach (TraceProcess lane in rows.Lanes)
        {
            json.WriteStartObject();
            json.WriteString("name", lane.Name);
            json.WriteString("base", lane.BaseName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("rows");
        foreach ((string name, Func<PageRow, long> value) in PageRow.Columns)
        {
            json.WriteStartArray(name);
            foreach (PageRow row in rows.Rows)
            {
                json.WriteNumberValue(value(row));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("strings");
        foreach (string text in rows.Strings)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Page." + name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
