using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Micro.Tools.Manifests;

/// <summary>The policies that a server can be built with: its project lists them, and nobody else does.</summary>
internal static class ProjectVariants
{
    public static IReadOnlyList<string> Of(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.csproj").SelectMany(Read)] : [];

    private static IEnumerable<string> Read(string project)
    {
        try
        {
            return [.. XDocument.Load(project).Descendants("ServerVariant")
                .Select(variant => variant.Attribute("Include")?.Value)
                .OfType<string>()];
        }
        catch (XmlException exception)
        {
            throw ToolException.Failed($"cannot read '{project}': {exception.Message}", exception);
        }
    }
}
