using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Micro.Tools.Manifests;

/// <summary>What a project builds for the machine: its images, and the policies that a server can be built with. The project lists them,
/// and nobody else does.</summary>
internal static class ProjectVariants
{
    /// <summary>The policies; none: there is no choice.</summary>
    public static IReadOnlyList<string> Of(string folder) => [.. Projects(folder).SelectMany(VariantsOf)];

    /// <summary>The names of the images; none: the folder holds no server or program.</summary>
    public static IReadOnlyList<string> ImagesOf(string folder) => [.. Projects(folder).SelectMany(ImagesOf)];

    private static IEnumerable<XDocument> Projects(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csproj").Order().Select(Read) : [];

    private static XDocument Read(string project)
    {
        try
        {
            return XDocument.Load(project);
        }
        catch (XmlException exception)
        {
            throw ToolException.Failed($"cannot read '{project}': {exception.Message}", exception);
        }
    }

    private static IEnumerable<string> VariantsOf(XDocument project) =>
        project.Descendants("ServerVariant").Select(variant => variant.Attribute("Include")?.Value).OfType<string>();

    // As build/Machine.targets names them.
    private static IEnumerable<string> ImagesOf(XDocument project)
    {
        if (project.Descendants("MachineImageName").FirstOrDefault()?.Value is not string name)
        {
            return [];
        }

        string[] variants = [.. VariantsOf(project)];
        return variants.Length == 0 ? [name] : variants.Select(variant => $"{name}-{variant}");
    }
}
