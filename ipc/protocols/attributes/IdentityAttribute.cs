using System;

namespace Micro.Protocols;

/// <summary>Declares that a number only tells one thing from another: readers of recordings name it by first appearance, <c>Fd_1</c>.</summary>
/// <remarks>Structs of one value whose name ends in Id need no mark. 0 and -1 mean none, and stay numbers.</remarks>
/// <param name="kind">What the things are; the first part of their names.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IdentityAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;

    /// <summary>Equal numbers of two clients are two things.</summary>
    public bool PerClient { get; set; }

    /// <summary>0 is one of the things.</summary>
    public bool FromZero { get; set; }
}
