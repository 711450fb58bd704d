using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Micro.Analyzers;

/// <summary>Which errors a method can return: those written in it, and those of the methods whose result it passes on.</summary>
/// <remarks>
/// A local variable counts with everything that is ever assigned to it, whatever the order. Errors that come in another way (parameters, fields,
/// calls into other projects) are not seen here; the dispatcher catches those at run time.
/// </remarks>
internal sealed class ErrorFlow
{
    private readonly INamedTypeSymbol _error;
    private readonly List<IOperation> _assigned = [];
    private readonly HashSet<ISymbol> _traced = new(SymbolEqualityComparer.Default);

    private ErrorFlow(INamedTypeSymbol error)
    {
        _error = error;
    }

    /// <summary>Where a constant is returned, and its number.</summary>
    public List<KeyValuePair<Location, ulong>> Constants { get; } = [];

    /// <summary>The methods whose result is returned.</summary>
    public List<IMethodSymbol> Calls { get; } = [];

    public static ErrorFlow Of(IEnumerable<IOperation> blocks, INamedTypeSymbol error)
    {
        ErrorFlow flow = new(error);
        List<IOperation> returned = [];
        foreach (IOperation operation in blocks.SelectMany(b => b.DescendantsAndSelf()).Where(o => !IsNested(o)))
        {
            switch (operation)
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    returned.Add(value);
                    break;
                case ISimpleAssignmentOperation or IVariableDeclaratorOperation:
                    flow._assigned.Add(operation);
                    break;
                default:
                    break;
            }
        }

        returned.ForEach(flow.Trace);
        return flow;
    }

    private void Trace(IOperation? operation)
    {
        if (operation is null || !SymbolEqualityComparer.Default.Equals(operation.Type, _error))
        {
            return;
        }

        if (operation.ConstantValue is { HasValue: true, Value: byte number })
        {
            Constants.Add(new(operation.Syntax.GetLocation(), number));
            return;
        }

        switch (operation)
        {
            case IConditionalOperation choice:
                Trace(choice.WhenTrue);
                Trace(choice.WhenFalse);
                break;
            case ISwitchExpressionOperation choice:
                choice.Arms.ToList().ForEach(arm => Trace(arm.Value));
                break;
            case IConversionOperation conversion:
                Trace(conversion.Operand);
                break;
            case ISimpleAssignmentOperation assignment:
                Trace(assignment.Value);
                break;
            case IInvocationOperation call:
                Calls.Add(call.TargetMethod.OriginalDefinition);
                break;
            case ILocalReferenceOperation local when _traced.Add(local.Local):
                _assigned.ForEach(a => Trace(AssignedTo(local.Local, a)));
                break;
            default:
                break;
        }
    }

    private static IOperation? AssignedTo(ILocalSymbol local, IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local) => declarator.Initializer?.Value,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local) => assignment.Value,
        _ => null,
    };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>What a lambda or a local function returns is not what the method returns.</summary>
    private static bool IsNested(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILocalFunctionOperation or IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
