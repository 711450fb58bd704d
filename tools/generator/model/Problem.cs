using System;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Model;

/// <summary>One thing that is wrong with a protocol, and where.</summary>
/// <param name="Id">A constant of <see cref="Problems"/>.</param>
/// <param name="First">Fills {0} of its text.</param>
/// <param name="Second">Fills {1} of its text.</param>
/// <param name="Location">The symbol at fault.</param>
internal sealed record Problem(string Id, string First, string Second, SourceLocation Location) : IEquatable<Problem>
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Problems.Find(Id), Location.ToLocation(), First, Second);
}
