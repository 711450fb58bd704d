using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Names for the local variables of generated methods, which a parameter of the operation may have already.</summary>
internal static class Locals
{
    public static string Name(OperationModel operation, string wanted) =>
        operation.Parameters.Any(p => p.Name == wanted)
            ? "wire" + char.ToUpperInvariant(wanted[0]) + wanted.Substring(1)
            : wanted;
}
