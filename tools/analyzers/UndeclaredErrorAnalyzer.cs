using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micro.Analyzers;

/// <summary>MICRO103: a handler answers only errors that its operation declares. The dispatcher holds it to that; this says so at the line.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredErrorAnalyzer : DiagnosticAnalyzer
{
    private const string ServiceError = "Micro.Protocols.ServiceError";
    private const string ErrorsAttribute = "Micro.Protocols.ErrorsAttribute";
    private const string DeclaredErrors = "Micro.Protocols.DeclaredErrors";

    private static readonly DiagnosticDescriptor _rule = new(
        "MICRO103",
        "Undeclared error",
        "Operation '{0}' can answer {1} here, which it does not declare",
        "Micro.Protocols",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        INamedTypeSymbol? error = context.Compilation.GetTypeByMetadataName(ServiceError);
        if (error is null)
        {
            return;
        }

        ConcurrentDictionary<ISymbol, ErrorFlow> flows = new(SymbolEqualityComparer.Default);
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is IMethodSymbol method && SymbolEqualityComparer.Default.Equals(method.ReturnType, error))
            {
                flows[method] = ErrorFlow.Of(block.OperationBlocks, error);
            }
        });
        context.RegisterCompilationEndAction(end => Report(end, error, flows));
    }

    private static void Report(CompilationAnalysisContext context, INamedTypeSymbol error, ConcurrentDictionary<ISymbol, ErrorFlow> flows)
    {
        ulong always = Always(context.Compilation);
        foreach (ISymbol method in flows.Keys)
        {
            if (DeclaredBy((IMethodSymbol)method) is not { } declared)
            {
                continue;
            }

            foreach (KeyValuePair<Location, ulong> answer in Reached(method, flows).Where(a => !IsAllowed(a.Value, declared, always)))
            {
                string name = error.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.ConstantValue is byte b && b == answer.Value)?.Name ?? "?";
                context.ReportDiagnostic(Diagnostic.Create(_rule, answer.Key, method.Name, name));
            }
        }
    }

    private static bool IsAllowed(ulong number, ImmutableArray<TypedConstant> declared, ulong always) =>
        number == 0 || (number < 64 && ((always >> (int)number) & 1) != 0) || declared.Any(d => d.Value is byte b && b == number);

    /// <summary>What the operation declares that a method handles; null for a method that handles none.</summary>
    private static ImmutableArray<TypedConstant>? DeclaredBy(IMethodSymbol method)
    {
        foreach (ISymbol member in method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers()))
        {
            AttributeData? errors = member.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == ErrorsAttribute);
            bool handles = errors is not null
                && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method);
            if (handles)
            {
                return errors!.ConstructorArguments[0].Values;
            }
        }

        return null;
    }

    /// <summary>The constants that a method returns itself, or passes on from methods of its own project.</summary>
    private static IEnumerable<KeyValuePair<Location, ulong>> Reached(ISymbol method, ConcurrentDictionary<ISymbol, ErrorFlow> flows)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default) { method };
        Queue<ISymbol> open = new(seen);
        while (open.Count > 0)
        {
            if (!flows.TryGetValue(open.Dequeue(), out ErrorFlow? flow))
            {
                continue;
            }

            foreach (KeyValuePair<Location, ulong> answer in flow.Constants)
            {
                yield return answer;
            }

            flow.Calls.Where(seen.Add).ToList().ForEach(open.Enqueue);
        }
    }

    /// <summary>The errors that every handler may answer, from the library that the dispatchers use.</summary>
    private static ulong Always(Compilation compilation) =>
        compilation.GetTypeByMetadataName(DeclaredErrors)?.GetMembers("Always").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is ulong mask
            ? mask
            : 0;
}
