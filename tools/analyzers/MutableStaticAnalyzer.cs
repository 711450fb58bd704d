using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Micro.Analyzers;

/// <summary>MICRO101: a server keeps no state in static fields. They are lost at a restart, and nothing rolls them back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MutableStaticAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        "MICRO101",
        "Mutable static field in a server",
        "'{0}' is static and can change: long-lived state belongs in a container of the state region",
        "Micro.Layers",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    // By type, because the field behind an automatic property is no declaration of its own.
    private static void Analyze(SymbolAnalysisContext context)
    {
        if (Layers.Of(context.Options) != Layers.Server)
        {
            return;
        }

        foreach (IFieldSymbol field in ((INamedTypeSymbol)context.Symbol).GetMembers().OfType<IFieldSymbol>())
        {
            if (field.IsStatic && !field.IsConst && !IsFixed(field))
            {
                ISymbol shown = field.AssociatedSymbol ?? field;
                context.ReportDiagnostic(Diagnostic.Create(_rule, shown.Locations[0], shown.Name));
            }
        }
    }

    /// <summary>Readonly, and nothing behind it that could change: a string, a number, or a readonly struct.</summary>
    private static bool IsFixed(IFieldSymbol field) =>
        field.IsReadOnly && (field.Type.SpecialType != SpecialType.None || field.Type.TypeKind == TypeKind.Enum || field.Type.IsReadOnly);
}
