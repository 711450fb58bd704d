using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Micro.Generator.Emitters;
using Micro.Generator.Examples;
using Micro.Generator.Model;
using Micro.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micro.Generator;

/// <summary>Emits clients, server interfaces, dispatchers, replies, schemas and descriptions for every interface with [Protocol].</summary>
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

        IncrementalValuesProvider<ExampleRequest> examples = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.ExamplesOf,
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => found.Attributes.Select(a => ExampleRequest.Parse(found.TargetSymbol, a)).ToImmutableArray())
            .SelectMany(static (all, _) => all);

        IncrementalValuesProvider<string> released = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(ReleasedSchemas.FileSuffix, StringComparison.Ordinal))
            .Select(static (file, cancel) => file.GetText(cancel)?.ToString() ?? "");

        context.RegisterSourceOutput(protocols, Emit);
        context.RegisterSourceOutput(protocols.Combine(released.Collect()), ReportChanges);
        context.RegisterSourceOutput(named, EmitNames);
        context.RegisterSourceOutput(examples, EmitExamples);
        context.RegisterSourceOutput(protocols.Collect(), ReportDuplicates);
        context.RegisterSourceOutput(protocols.Collect(), EmitRegistries);
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
        Add($"{protocol.Name}Vectors", VectorsEmitter.Emit(protocol));
        Add($"{protocol.Name}Description", DescriptionEmitter.Emit(protocol));
    }

    private static void EmitExamples(SourceProductionContext context, ExampleRequest request)
    {
        // What is wrong with the protocol is said where it is declared.
        if (request.Protocol is { Problems.Count: 0 } protocol)
        {
            context.AddSource($"{protocol.Name}Examples.g.cs", SourceText.From(ExamplesEmitter.Emit(protocol, request.Namespace), Encoding.UTF8));
        }
    }

    private static void EmitNames(SourceProductionContext context, WireType? type)
    {
        if (type is not null)
        {
            context.AddSource($"{type.Name}Names.g.cs", SourceText.From(NamesEmitter.Emit(type), Encoding.UTF8));
        }
    }

    private static void ReportChanges(SourceProductionContext context, (ProtocolModel Protocol, ImmutableArray<string> Released) found)
    {
        if (found.Protocol.Problems.Count > 0)
        {
            return;
        }

        foreach (Problem problem in ReleasedSchemas.ChangedNumbers(found.Protocol, found.Released))
        {
            context.ReportDiagnostic(problem.ToDiagnostic());
        }
    }

    private static void EmitRegistries(SourceProductionContext context, ImmutableArray<ProtocolModel> protocols)
    {
        foreach (IGrouping<string, ProtocolModel> group in protocols.Where(p => p.Problems.Count == 0).GroupBy(p => p.Namespace))
        {
            string file = (group.Key.Length == 0 ? "" : group.Key + ".") + "ProtocolDescriptions.g.cs";
            context.AddSource(file, SourceText.From(RegistryEmitter.Emit(group.Key, group), Encoding.UTF8));
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
