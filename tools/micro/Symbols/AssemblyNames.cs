using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Micro.Tools.Symbols;

/// <summary>Reads the names of an assembly's types and methods, each with the form that ilc makes of it.</summary>
/// <remarks>
/// ilc names a type by assembly, namespace, outer types and name, joined by "_", with every character that is no
/// letter or digit turned into "_". That cannot be undone, but it can be done again to every name there is.
/// </remarks>
internal static partial class AssemblyNames
{
    /// <summary>Adds the types of one assembly to a table by mangled name.</summary>
    public static void AddTo(Dictionary<string, TypeNames> types, string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        if (!file.HasMetadata)
        {
            return;
        }

        MetadataReader metadata = file.GetMetadataReader();
        string prefix = Mangle(metadata.GetString(metadata.GetAssemblyDefinition().Name));
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            (string mangled, string full) = Names(metadata, type);
            string name = WithoutArity(metadata.GetString(type.Name));
            types.TryAdd($"{prefix}_{mangled}", new TypeNames(full, name, Methods(metadata, type)));
        }
    }

    private static (string Mangled, string Full) Names(MetadataReader metadata, TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        if (type.IsNested)
        {
            (string outerMangled, string outerFull) =
                Names(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()));
            return ($"{outerMangled}_{Mangle(name)}", $"{outerFull}.{WithoutArity(name)}");
        }

        string space = metadata.GetString(type.Namespace);
        return space.Length == 0
            ? (Mangle(name), WithoutArity(name))
            : ($"{Mangle(space)}_{Mangle(name)}", $"{space}.{WithoutArity(name)}");
    }

    private static Dictionary<string, string> Methods(MetadataReader metadata, TypeDefinition type)
    {
        Dictionary<string, string> methods = [];
        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            string name = metadata.GetString(metadata.GetMethodDefinition(handle).Name);
            methods.TryAdd(Mangle(name), Readable(name));
        }

        return methods;
    }

    // The compiler calls a local function L of a method M "<M>g__L|4_0", and an explicitly implemented one "I.M".
    private static string Readable(string method)
    {
        Match local = LocalFunction().Match(method);
        return local.Success ? $"{local.Groups[1].Value}.{local.Groups[2].Value}" : method.TrimStart('.');
    }

    private static string WithoutArity(string name)
    {
        int arity = name.IndexOf('`', System.StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }

    private static string Mangle(string name)
    {
        StringBuilder mangled = new(name.Length);
        foreach (char letter in name)
        {
            mangled.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        }

        return mangled.ToString();
    }

    [GeneratedRegex(@"^<(.*)>g__(.*)\|[0-9_]+$")]
    private static partial Regex LocalFunction();
}
