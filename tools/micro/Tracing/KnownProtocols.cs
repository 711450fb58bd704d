using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Micro.Protocols;
using Micro.Tracing;

namespace Micro.Tools.Tracing;

/// <summary>The protocols that a recording may speak: the system's own, and those that servers bring along whose images were built here.</summary>
internal static class KnownProtocols
{
    // What the generator makes in every namespace with a protocol.
    private const string Registry = "ProtocolDescriptions";
    private const string List = "All";

    /// <summary>A decoder of all of them. Of two that have one number the system's own counts, then one from outside of the project.</summary>
    public static MessageDecoder Decoder(Repository repository)
    {
        IEnumerable<ProtocolDescription> brought = Libraries(repository)
            .OrderBy(library => library.StartsWith(repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .SelectMany(Read);
        return new MessageDecoder(ProtocolDescriptions.All.Concat(brought).DistinctBy(protocol => protocol.Number));
    }

    // Beside each image lies the list of the assemblies it is made of.
    private static IEnumerable<string> Libraries(Repository repository)
    {
        string machine = Path.Combine(repository.Artifacts, "machine");
        string runtime = Path.Combine(repository.Root, "runtime") + Path.DirectorySeparatorChar;
        return !Directory.Exists(machine)
            ? []
            : Directory.EnumerateFiles(machine, "*.libraries", SearchOption.AllDirectories)
                .SelectMany(File.ReadLines)
                .Distinct()
                .Where(library => !library.StartsWith(runtime, StringComparison.Ordinal) && File.Exists(library))
                .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<ProtocolDescription> Read(string library)
    {
        foreach (string name in Registries(library))
        {
            ProtocolDescription[] protocols = [];
            try
            {
                // A context of its own: the tool may have another assembly of this name. What it refers to is the tool's.
                Assembly assembly = new AssemblyLoadContext(library).LoadFromAssemblyPath(library);
                protocols = assembly.GetType(name)?.GetProperty(List)?.GetValue(null) as ProtocolDescription[] ?? [];
            }
            catch (Exception exception) when (exception is TargetInvocationException or TypeLoadException or IOException or BadImageFormatException)
            {
                Say.Note($"the protocols of {library} cannot be read: build its image again");
            }

            foreach (ProtocolDescription protocol in protocols)
            {
                yield return protocol;
            }
        }
    }

    private static List<string> Registries(string library)
    {
        using PEReader file = new(File.OpenRead(library));
        if (!file.HasMetadata)
        {
            return [];
        }

        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(type => metadata.StringComparer.Equals(type.Name, Registry))
                .Select(type => metadata.GetString(type.Namespace))
                .Where(space => space != typeof(ProtocolDescriptions).Namespace)
                .Select(space => space.Length == 0 ? Registry : $"{space}.{Registry}"),
        ];
    }
}
