using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits FooWire: which numbers of the protocol's enums are defined, and their names.</summary>
internal static class WireEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System");
        code.Line($"/// <summary>The enums of protocol {protocol.WireName}: which numbers it defines, and their names.</summary>");
        code.Open($"internal static class {protocol.Name}Wire");
        bool isFirst = true;
        foreach (WireType type in WireTypes.Enumerations(protocol))
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            Defined(code, type);
            if (!type.IsFlags)
            {
                code.Line();
                NamesEmitter.Switch(code, type, "NameOf");
            }
        }

        code.Close();
        return code.ToString();
    }

    private static void Defined(CodeWriter code, WireType type)
    {
        string head = $"public static bool IsDefined({type.Name} value) =>";
        ulong[] values = [.. type.Members.Select(m => m.Value).Distinct().OrderBy(v => v)];
        if (type.IsFlags)
        {
            ulong all = values.Aggregate(0UL, (mask, value) => mask | value);
            code.Line($"{head} ((ulong)value & ~0x{all:X}UL) == 0;");
        }
        else if (IsRun(values))
        {
            string lower = values[0] == 0 ? "" : $"({type.Integer})value >= {values[0]} && ";
            code.Line($"{head} {lower}({type.Integer})value <= {values[values.Length - 1]};");
        }
        else
        {
            code.Line($"{head} ({type.Integer})value is {string.Join(" or ", values)};");
        }
    }

    private static bool IsRun(ulong[] values) =>
        values.Length > 0 && values[values.Length - 1] - values[0] == (ulong)values.Length - 1;
}
