using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Micro.Analyzers;

/// <summary>MICRO102: kernel code allocates nothing. The link fails too if an allocation is reachable; this says so at the line.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelAllocationAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        "MICRO102",
        "Allocation in the kernel",
        "{0} allocates: kernel objects are unmanaged structs in donated frames",
        "Micro.Layers",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            Analyze,
            OperationKind.ObjectCreation,
            OperationKind.ArrayCreation,
            OperationKind.DelegateCreation,
            OperationKind.Conversion,
            OperationKind.InterpolatedString);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (Layers.Of(context.Options) == Layers.Kernel && Allocated(context.Operation) is { } what)
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), what));
        }
    }

    private static string? Allocated(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type.IsReferenceType: true, Parent: not IAttributeOperation } => $"new {operation.Type.Name}",
        IArrayCreationOperation array when !IsStaticData(array) => "an array",
        IDelegateCreationOperation => "a delegate",
        IConversionOperation { Operand.Type.IsValueType: true, Type.IsReferenceType: true, OperatorMethod: null } => "boxing",
        IInterpolatedStringOperation { ConstantValue.HasValue: false } => "an interpolated string",
        _ => null,
    };

    /// <summary>An array of constants that becomes a read-only span is data of the image.</summary>
    private static bool IsStaticData(IArrayCreationOperation array) =>
        array.Parent is IConversionOperation { Type: INamedTypeSymbol { Name: "ReadOnlySpan" } };
}
