using Micro.Generator.Emitters;
using Micro.Generator.Model;

namespace Micro.Generator.Examples;

/// <summary>Emits the peers that exchange the vectors of a protocol, for the project that asks for them.</summary>
internal static class ExamplesEmitter
{
    /// <param name="protocol">The protocol.</param>
    /// <param name="target">The namespace of what is emitted.</param>
    public static string Emit(ProtocolModel protocol, string target)
    {
        CodeWriter code = CodeWriter.For(protocol with { Namespace = target }, "System", "Micro.Abi", "Micro.Protocols", protocol.Namespace);
        new ExampleClientEmitter(code, protocol).Emit();
        code.Line();
        new ExampleServerEmitter(code, protocol).Emit();
        return code.ToString();
    }
}
