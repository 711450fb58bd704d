using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Micro.Archive;

namespace Micro.Simulator.World;

/// <summary>From the address at which a thread starts to the C# that runs there: the Main of the image whose entry it is.</summary>
internal sealed class ImageCatalog(UserWorld world, string imagesFolder)
{
    private const string ExportAttribute = "System.Runtime.RuntimeExportAttribute";
    private const string EntryPoint = "Main";

    private readonly Dictionary<string, Action<nuint>> _mains = [];
    private readonly Dictionary<ulong, string> _entries = [];

    /// <summary>Learns the entries of the images of a boot archive.</summary>
    public void Read(ReadOnlySpan<byte> archive)
    {
        _entries.Clear();
        if (ArchiveReader.Open(archive, out ArchiveReader reader) != ArchiveError.None)
        {
            return;
        }

        for (int index = 0; index < reader.Count; index++)
        {
            ArchiveEntry entry = reader.EntryAt(index);
            if (entry.Kind == EntryKind.Image && ImageReader.Open(reader.Contents(entry), out ImageReader image) == ArchiveError.None)
            {
                _entries[image.EntryPoint] = Encoding.UTF8.GetString(entry.Name);
            }
        }
    }

    /// <summary>The image that starts at an address; null: none does.</summary>
    public string? NameAt(ulong entry) => _entries.GetValueOrDefault(entry);

    /// <summary>The Main of an image, which takes the address of the start-info page.</summary>
    public Action<nuint> MainOf(string image)
    {
        if (!_mains.TryGetValue(image, out Action<nuint>? main))
        {
            main = Find(image);
            _mains.Add(image, main);
        }

        return main;
    }

    // Beside each image lies the list of the assemblies it is made of; the one that exports Main is the project's or its variant's.
    private Action<nuint> Find(string image)
    {
        string list = Path.Combine(imagesFolder, image + ".libraries");
        if (!File.Exists(list))
        {
            throw new SimulatorException($"there is no {list}: build the images first");
        }

        string[] libraries = [.. File.ReadAllLines(list).Where(File.Exists)];
        world.Add(libraries);
        foreach (string library in (string[])[libraries[^1], libraries[0]])
        {
            MethodInfo? main = ExportedMain(library);
            if (main is not null)
            {
                return main.CreateDelegate<Action<nuint>>();
            }
        }

        throw new SimulatorException($"no assembly in {list} exports {EntryPoint}");
    }

    private MethodInfo? ExportedMain(string library) => world.LoadFromAssemblyPath(library).GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .FirstOrDefault(method => method.GetCustomAttributesData().Any(IsMainExport));

    private static bool IsMainExport(CustomAttributeData attribute) =>
        attribute.AttributeType.FullName == ExportAttribute && attribute.ConstructorArguments is [{ Value: EntryPoint }];
}
