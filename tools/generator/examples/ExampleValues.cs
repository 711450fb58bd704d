using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Examples;

/// <summary>Chooses a value for everything that a protocol sends. No two places of a message have the same number, so none can be mixed up.</summary>
internal static class ExampleValues
{
    /// <summary>The room that example clients have for bulk results.</summary>
    public const int Room = 64;

    private const byte Nil = 0xC0;
    private const string Request = "sent ";
    private const string Reply = "given ";

    /// <summary>The value of an argument or a result.</summary>
    public static ExampleValue Of(OperationModel operation, ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Bytes => Bytes(parameter, Content(operation, parameter)),
        ParameterRole.Bulk => Bytes(parameter, Content(operation, parameter)),
        _ => Of(parameter.Type!, Place(operation, parameter)),
    };

    /// <summary>A condition: an argument or a result has the value. It compares number by number, and so allocates nothing.</summary>
    public static string Condition(OperationModel operation, ParameterModel parameter, string expression) =>
        Condition(parameter.Type!, Place(operation, parameter), expression);

    /// <summary>What lies in a span of bytes.</summary>
    public static string Content(OperationModel operation, ParameterModel span)
    {
        string text = (span.Role == ParameterRole.Bulk ? Reply : Request) + Place(operation, span).ToString(CultureInfo.InvariantCulture);
        return text.Length <= span.MaxBytes ? text : text.Substring(text.Length - span.MaxBytes);
    }

    /// <summary>How many bytes of a bulk result the example client takes.</summary>
    public static int RoomFor(ParameterModel bulk) => Math.Min(bulk.MaxBytes, Room);

    /// <summary>The request on the wire.</summary>
    public static byte[] RequestOf(OperationModel operation) => ExampleBytes.Array(operation.Arguments
        .Select(p => p.Role == ParameterRole.Bulk ? ExampleBytes.Unsigned((ulong)RoomFor(p)) : Of(operation, p).Wire)
        .Prepend([(byte)operation.Number]));

    /// <summary>As many arguments as the request has, or one, but the first is nested one array deeper than any of them may be.</summary>
    public static byte[] DeepRequestOf(OperationModel operation)
    {
        IReadOnlyList<byte> nested = Enumerable.Range(0, operation.MaxRequestDepth).Aggregate<int, byte[]>([Nil], (inner, _) => ExampleBytes.Array([inner]));
        IEnumerable<IReadOnlyList<byte>> others = operation.Arguments.Skip(1).Select(_ => (byte[])[0]);
        return ExampleBytes.Array(others.Prepend(nested).Prepend([(byte)operation.Number]));
    }

    /// <summary>The reply of success on the wire.</summary>
    public static byte[] ReplyOf(OperationModel operation) =>
        ExampleBytes.Array(operation.Results.Select(p => Of(operation, p).Wire).Prepend([0]));

    private static int Place(OperationModel operation, ParameterModel parameter) =>
        operation.Parameters.TakeWhile(p => !ReferenceEquals(p, parameter)).Count();

    private static ExampleValue Bytes(ParameterModel span, string content) =>
        new($"\"{content}\"u8", span.IsText ? ExampleBytes.Text(content) : ExampleBytes.Binary(content));

    private static string Condition(WireType type, int place, string expression) => type.Kind switch
    {
        WireKind.Wrapper => Condition(type.Fields[0].Type, place, $"{expression}.{type.Fields[0].Name}"),
        WireKind.Record => string.Join(" && ", type.Fields.Select((f, index) => Condition(f.Type, place + index, $"{expression}.{f.Name}"))),
        _ => $"{expression} == ({Of(type, place).Expression})",
    };

    private static ExampleValue Of(WireType type, int place)
    {
        switch (type.Kind)
        {
            case WireKind.Boolean:
                return new("true", ExampleBytes.Boolean(true));
            case WireKind.Unsigned:
                ulong positive = Base(type) + (ulong)place;
                return new(positive.ToString(CultureInfo.InvariantCulture), ExampleBytes.Unsigned(positive));
            case WireKind.Signed:
                long negative = -(long)Base(type) - place;
                return new(negative.ToString(CultureInfo.InvariantCulture), ExampleBytes.Signed(negative));
            case WireKind.Enumeration:
                return Enumeration(type);
            case WireKind.Wrapper:
                ExampleValue inner = Of(type.Fields[0].Type, place);
                return new($"new {type.Name}({inner.Expression})", inner.Wire);
            default:
                ExampleValue[] fields = [.. type.Fields.Select((f, index) => Of(f.Type, place + index))];
                return new(
                    $"new {type.Name}({string.Join(", ", fields.Select(f => f.Expression))})", ExampleBytes.Array(fields.Select(f => f.Wire)));
        }
    }

    /// <summary>A number that needs all bytes of its type, but of one byte only half: room for the places.</summary>
    private static ulong Base(WireType type) => type.Size switch
    {
        1 => 3,
        2 => 300,
        4 => 70_000,
        _ => 5_000_000_000,
    };

    /// <summary>The member with the highest number; of flags also the lowest.</summary>
    private static ExampleValue Enumeration(WireType type)
    {
        EnumMember[] members = [.. type.Members.Where(m => !type.IsFlags || m.Value != 0).OrderBy(m => m.Value)];
        IEnumerable<EnumMember> chosen = type.IsFlags ? [members[0], members[members.Length - 1]] : [members[members.Length - 1]];
        return new(
            string.Join(" | ", chosen.Select(m => $"{type.Name}.{m.Name}")),
            ExampleBytes.Unsigned(chosen.Aggregate(0UL, (all, m) => all | m.Value)));
    }
}
