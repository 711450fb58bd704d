using System;
using System.Linq;

namespace Micro.Generator.Model;

/// <summary>What the documentation comment of an interface or a method says, as Markdown.</summary>
/// <param name="Summary">Empty without one.</param>
/// <param name="Remarks">Empty without any.</param>
/// <param name="Parameters">Those that have a comment.</param>
internal sealed record CommentModel(string Summary, string Remarks, EquatableArray<NamedText> Parameters) : IEquatable<CommentModel>
{
    /// <summary>The comment of a parameter; empty without one.</summary>
    public string Of(string parameter) => Parameters.FirstOrDefault(p => p.Name == parameter)?.Text ?? "";
}
