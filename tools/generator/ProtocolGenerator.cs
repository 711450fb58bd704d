using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Micro.Generator.Emitters;
using Micro.Generator.Model;
using Micro.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micro.Generator;

/// <summary>Emits clients, server interfaces, dispatchers, replies, schemas and decoders for every interface with [Protocol].</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProtocolGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ProtocolModel> protocols = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.Protocol,
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (found, _) => ProtocolParser.Parse((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0]));

        IncrementalValuesProvider<WireType?> named = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.Names,
            static (node, _) => node is EnumDeclarationSyntax,
            static (found, _) => WireTypeParser.Parse((INamedTypeSymbol)found.TargetSymbol, out string _));

        context.RegisterSourceOutput(protocols, Emit);
        context.RegisterSourceOutput(named, EmitNames);
        context.RegisterSourceOutput(protocols.Collect(), ReportDuplicates);
    }

    private static void Emit(SourceProductionContext context, ProtocolModel protocol)
    {
        foreach (Problem problem in protocol.Problems)
        {
            context.ReportDiagnostic(problem.ToDiagnostic());
        }

        if (protocol.Problems.Count > 0)
        {
            return;
        }

        void Add(string name, string text) => context.AddSource(name + ".g.cs", SourceText.From(text, Encoding.UTF8));

        Add($"{protocol.Name}Client", ClientEmitter.Emit(protocol));
        Add($"{protocol.Interface}Server", ServerEmitter.Emit(protocol));
        Add($"{protocol.Name}Dispatcher", DispatcherEmitter.Emit(protocol));
        Add($"{protocol.Name}Replies", RepliesEmitter.Emit(protocol));
        Add($"{protocol.Name}Wire", WireEmitter.Emit(protocol));
        Add($"{protocol.Name}Schema", SchemaEmitter.Emit(protocol));
        Add($"{protocol.Name}Decoder", DecoderEmitter.Emit(protocol));
    }

    private static void EmitNames(SourceProductionContext context, WireType? type)
    {
        if (type is not null)
        {
            context.AddSource($"{type.Name}Names.g.cs", SourceText.From(NamesEmitter.Emit(type), Encoding.UTF8));
        }
    }

    private static void ReportDuplicates(SourceProductionContext context, ImmutableArray<ProtocolModel> protocols)
    {
        IEnumerable<ProtocolModel> duplicates = protocols.Where(p => p.Number != 0)
            .GroupBy(p => p.Number).SelectMany(g => g.Skip(1));
        foreach (ProtocolModel protocol in duplicates)
        {
            string number = protocol.Number.ToString(CultureInfo.InvariantCulture);
            context.ReportDiagnostic(new Problem(Problems.DuplicateProtocol, protocol.Interface, number, protocol.Location).ToDiagnostic());
        }
    }
}
