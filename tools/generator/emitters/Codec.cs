using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>The statements and expressions that write and read values.</summary>
internal static class Codec
{
    /// <summary>Writes the value of <paramref name="expression"/>.</summary>
    public static IEnumerable<string> Write(string writer, WireType type, string expression) => type.Kind switch
    {
        WireKind.Boolean => [$"{writer}.WriteBoolean({expression});"],
        WireKind.Unsigned => [$"{writer}.WriteUnsigned({expression});"],
        WireKind.Signed => [$"{writer}.WriteSigned({expression});"],
        WireKind.Enumeration => [$"{writer}.WriteUnsigned(({type.Integer}){expression});"],
        WireKind.Wrapper => Write(writer, type.Fields[0].Type, $"{expression}.{type.Fields[0].Name}"),
        _ => type.Fields.SelectMany(f => Write(writer, f.Type, $"{expression}.{f.Name}"))
            .Prepend($"{writer}.WriteArrayHeader({type.Fields.Count});"),
    };

    public static string WriteBytes(string writer, ParameterModel span) =>
        $"{writer}.{(span.IsText ? "WriteText" : "WriteBinary")}({span.Name});";

    /// <summary>Reads a value into <paramref name="target"/>: a declaration, or something that exists.</summary>
    public static IEnumerable<string> Read(string reader, WireType type, string target)
    {
        if (type.Kind != WireKind.Record)
        {
            return [$"{target} = {One(reader, type)};"];
        }

        IEnumerable<string> fields = type.Fields.Select((f, index) =>
            $"    {One(reader, f.Type)}{(index == type.Fields.Count - 1 ? ");" : ",")}");
        return fields.Prepend($"{target} = new {type.Name}(").Prepend($"{reader}.ReadArrayHeader({type.Fields.Count});");
    }

    public static string ReadBytes(string reader, ParameterModel span, string limit) =>
        $"{reader}.{(span.IsText ? "ReadText" : "ReadBinary")}({limit})";

    /// <summary>Conditions under which decoded enums have values that the protocol does not define.</summary>
    public static IEnumerable<string> Undefined(ProtocolModel protocol, IEnumerable<ParameterModel> values)
    {
        foreach (ParameterModel value in values.Where(v => v.Type is not null))
        {
            if (value.Type!.Kind == WireKind.Enumeration)
            {
                yield return $"!{protocol.Name}Wire.IsDefined({value.Name})";
            }

            foreach (WireField field in value.Type.Fields.Where(f => f.Type.Kind == WireKind.Enumeration))
            {
                yield return $"!{protocol.Name}Wire.IsDefined({value.Name}.{field.Name})";
            }
        }
    }

    private static string One(string reader, WireType type) => type.Kind switch
    {
        WireKind.Boolean => $"{reader}.ReadBoolean()",
        WireKind.Enumeration => $"({type.Name}){reader}.{ReadMethod(type.Integer)}()",
        WireKind.Wrapper => $"new {type.Name}({One(reader, type.Fields[0].Type)})",
        _ => $"{reader}.{ReadMethod(type.Integer)}()",
    };

    private static string ReadMethod(string integer) => integer switch
    {
        "byte" => "ReadByte",
        "ushort" => "ReadUInt16",
        "uint" => "ReadUInt32",
        "ulong" => "ReadUInt64",
        "sbyte" => "ReadSByte",
        "short" => "ReadInt16",
        "int" => "ReadInt32",
        "long" => "ReadInt64",
        _ => throw new ArgumentOutOfRangeException(nameof(integer), integer, "no integer of the wire"),
    };
}
