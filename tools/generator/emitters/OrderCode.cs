using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>The code by which a dispatcher keeps the order of operations. The states are the server's; here they are asked for and named.</summary>
internal static class OrderCode
{
    /// <summary>The members of a server's interface that give and take states.</summary>
    public static void Members(CodeWriter code, ProtocolModel protocol)
    {
        if (protocol.Ordered is not { } ordered)
        {
            return;
        }

        string state = ordered.Order!.State.Name;
        string subject = ordered.Subject is { } named ? $", {named.Type!.Name} subject" : "";
        code.Line();
        code.Line("/// <summary>The state for the order of operations: of the subject, or of the caller where the operations name none.</summary>");
        code.Line("/// <returns>False: there is none. The handler runs and says why.</returns>");
        code.Line($"bool TryGetState(ref Request request{subject}, out {state} state);");
        if (protocol.HasTransitions)
        {
            code.Line();
            code.Line("/// <summary>An operation succeeded, and leads to a state.</summary>");
            code.Line($"void EnterState(ref Request request{subject}, {state} state);");
        }
    }

    /// <summary>Refuses an operation in a state that does not allow it, before its handler.</summary>
    public static void Check(CodeWriter code, OperationModel operation, string server, string request)
    {
        if (operation.Order is not { AllowedIn.Count: > 0 } order)
        {
            return;
        }

        string state = Locals.Name(operation, "state");
        string[] names = [.. order.AllowedIn.Select(m => $"{order.State.Name}.{m.Name}")];
        string allowed = names.Length == 1 ? names[0] : $"({string.Join(" or ", names)})";
        string condition = $"{server}.TryGetState(ref {request}{Subject(operation)}, out {order.State.Name} {state}) && {state} is not {allowed}";
        code.If(condition, $"{request}.Reply.Refuse(ServiceError.WrongState);", "return;");
    }

    /// <summary>Tells the server the state that a successful operation led to.</summary>
    public static void Transition(CodeWriter code, OperationModel operation, string server, string request, string error)
    {
        if (operation.Order?.LeadsTo is { } next)
        {
            string state = $"{operation.Order.State.Name}.{next.Name}";
            code.If($"{error} == ServiceError.None", $"{server}.EnterState(ref {request}{Subject(operation)}, {state});");
        }
    }

    private static string Subject(OperationModel operation) => operation.Subject is { } subject ? ", " + subject.Name : "";
}
