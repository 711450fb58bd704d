using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Generator.Emitters;
using Micro.Generator.Model;

namespace Micro.Generator.Examples;

/// <summary>Emits FooVectors: a request, the reply and every error of each operation, as bytes that any implementation must produce.</summary>
internal static class VectorsEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System");
        code.Line($"/// <summary>Messages of protocol {protocol.WireName} as they must be on the wire: test vectors for any implementation.</summary>");
        code.Open($"public static class {protocol.Name}Vectors");
        code.Line("/// <summary>A line for each message: number and name of the operation, `request`, `reply`, an error, or `deep` for a request that is");
        code.Line("/// nested one array too deep and must be refused; the bytes, and how many capabilities travel beside them.</summary>");
        code.Line("public static ReadOnlySpan<byte> Text =>");
        code.Line("    \"\"\"");
        foreach (string line in protocol.Operations.SelectMany(Lines))
        {
            code.Line("    " + line);
        }

        code.Line("    \"\"\"u8;");
        code.Close();
        return code.ToString();
    }

    private static IEnumerable<string> Lines(OperationModel operation)
    {
        string name = $"{operation.Number} {operation.Name}";
        yield return $"{name} request {Hex(ExampleValues.RequestOf(operation))}{Count(operation.SentCapabilities)}";
        yield return $"{name} reply {Hex(ExampleValues.ReplyOf(operation))}{Count(operation.ReturnedCapabilities)}";
        foreach (EnumMember error in operation.Errors)
        {
            yield return $"{name} {error.Name} {Hex(ExampleBytes.Array([[(byte)error.Value]]))}";
        }

        yield return $"{name} deep {Hex(ExampleValues.DeepRequestOf(operation))}{Count(operation.SentCapabilities)}";
    }

    private static string Hex(IEnumerable<byte> bytes) => string.Concat(bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    private static string Count(IEnumerable<ParameterModel> capabilities) => capabilities.Any() ? $" +{capabilities.Count()}" : "";
}
