using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits FooSchema: the protocol as text.</summary>
internal static class SchemaEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System");
        code.Line($"/// <summary>Protocol {protocol.WireName} as text: what its peers must agree on.</summary>");
        code.Open($"public static class {protocol.Name}Schema");
        code.Line("/// <summary>The protocol's own name.</summary>");
        code.Line($"public static ReadOnlySpan<byte> Name => \"{protocol.WireName}\"u8;");
        code.Line();
        code.Line("/// <summary>UTF-8, lines ended by LF.</summary>");
        code.Line("public static ReadOnlySpan<byte> Text =>");
        code.Line("    \"\"\"");
        foreach (string line in SchemaText.Of(protocol).TrimEnd('\n').Split('\n'))
        {
            code.Line(line.Length == 0 ? "" : "    " + line);
        }

        code.Line("    \"\"\"u8;");
        code.Close();
        return code.ToString();
    }
}
