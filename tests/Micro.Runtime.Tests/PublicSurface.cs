using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Micro.Runtime.Tests;

/// <summary>What an assembly shows to others, one line of text a type or member.</summary>
internal static class PublicSurface
{
    private static readonly SignatureText _text = new();

    /// <summary>The types that others can name, by the line that a facade or a reference assembly is looked up by.</summary>
    public static IReadOnlyList<string> Types(string file) =>
        Read(file, static reader => VisibleTypes(reader).Select(handle => SignatureText.NameOf(reader, handle)).ToList());

    public static IReadOnlyList<string> Members(string file) =>
        Read(file, static reader => VisibleTypes(reader).SelectMany(handle => Lines(reader, handle)).ToList());

    /// <summary>The types that the assembly forwards to another one.</summary>
    public static IReadOnlyList<string> Forwards(string file) =>
        Read(file, static reader => reader.ExportedTypes
            .Select(handle => reader.GetExportedType(handle))
            .Where(type => type.Implementation.Kind == HandleKind.AssemblyReference)
            .Select(type => reader.GetString(type.Namespace) + "." + reader.GetString(type.Name))
            .ToList());

    private static List<string> Read(string file, System.Func<MetadataReader, List<string>> read)
    {
        using PEReader image = new(File.OpenRead(file));
        return read(image.GetMetadataReader());
    }

    private static IEnumerable<TypeDefinitionHandle> VisibleTypes(MetadataReader reader) =>
        reader.TypeDefinitions.Where(handle => IsVisible(reader, handle));

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        TypeAttributes visibility = type.Attributes & TypeAttributes.VisibilityMask;
        return visibility == TypeAttributes.Public
            || (visibility is TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem
                && IsVisible(reader, type.GetDeclaringType()));
    }

    private static IEnumerable<string> Lines(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = SignatureText.NameOf(reader, handle);
        yield return name;
        foreach (InterfaceImplementation implementation in type.GetInterfaceImplementations().Select(reader.GetInterfaceImplementation))
        {
            yield return $"{name} is {NameOf(reader, implementation.Interface)}";
        }

        foreach (MethodDefinition method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            if (IsVisible((FieldAttributes)(method.Attributes & MethodAttributes.MemberAccessMask)))
            {
                MethodSignature<string> signature = method.DecodeSignature(_text, null);
                string shared = (method.Attributes & MethodAttributes.Static) != 0 ? "static " : "";
                yield return $"{name}: {shared}{signature.ReturnType} {reader.GetString(method.Name)}`{signature.GenericParameterCount}({string.Join(", ", signature.ParameterTypes)})";
            }
        }

        foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            if (IsVisible(field.Attributes & FieldAttributes.FieldAccessMask))
            {
                yield return $"{name}: {field.DecodeSignature(_text, null)} {reader.GetString(field.Name)}{Value(reader, field)}";
            }
        }
    }

    private static bool IsVisible(FieldAttributes access) =>
        access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static string NameOf(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => SignatureText.NameOf(reader, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => _text.GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        _ => _text.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
    };

    // A constant is part of what its users are compiled with.
    private static string Value(MetadataReader reader, FieldDefinition field)
    {
        if (field.GetDefaultValue().IsNil)
        {
            return "";
        }

        Constant constant = reader.GetConstant(field.GetDefaultValue());
        return " = " + reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
    }
}
