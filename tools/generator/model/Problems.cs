using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Model;

/// <summary>Every way a declaration can be no protocol. Each is an error: no half of a protocol is generated.</summary>
internal static class Problems
{
    public const string NotServiceError = "MICRO001";
    public const string NoOperation = "MICRO002";
    public const string DuplicateOperation = "MICRO003";
    public const string OperationRange = "MICRO004";
    public const string NotOnTheWire = "MICRO005";
    public const string NoLimit = "MICRO006";
    public const string TooLong = "MICRO007";
    public const string SecondBulk = "MICRO008";
    public const string NoBulkLength = "MICRO009";
    public const string TooManyCapabilities = "MICRO010";
    public const string TooManyValues = "MICRO011";
    public const string NoProtocolNumber = "MICRO012";
    public const string DuplicateProtocol = "MICRO013";
    public const string NotPlainInterface = "MICRO014";
    public const string AttributeMisplaced = "MICRO015";

    public const string WrongOrder = "MICRO016";
    public const string WrongErrors = "MICRO017";
    public const string ChangedNumber = "MICRO018";
    public const string NoCapability = "MICRO019";

    private static readonly Dictionary<string, DiagnosticDescriptor> _byId = new[]
    {
        Describe(NotServiceError, "Operation '{0}' must return ServiceError, not {1}"),
        Describe(NoOperation, "Method '{0}' of a protocol has no [Operation] with its number"),
        Describe(DuplicateOperation, "Operation '{0}' has number {1}, which another operation of the protocol has"),
        Describe(OperationRange, "Operation '{0}' has number {1}; operations are numbered from 1 to 127"),
        Describe(NotOnTheWire, "Parameter '{0}' is of type {1}, which cannot go on the wire"),
        Describe(NoLimit, "Parameter '{0}' has no limit: [MaxBytes(n)] or [Text(MaxBytes = n)]{1}"),
        Describe(TooLong, "Operation '{0}' can need {1}, and a message has 4096"),
        Describe(SecondBulk, "Operation '{0}' has a second Span<byte> result '{1}'; one is possible"),
        Describe(NoBulkLength, "The Span<byte> result '{0}' must be followed by its length, an `out int`{1}"),
        Describe(TooManyCapabilities, "Operation '{0}' has more than 4 capabilities in its {1}"),
        Describe(TooManyValues, "Operation '{0}' has more than 14 values in its {1}"),
        Describe(NoProtocolNumber, "Protocol '{0}' has no number: [Protocol(…, Number = 1 to 255)]{1}"),
        Describe(DuplicateProtocol, "Protocol '{0}' has number {1}, which another protocol has"),
        Describe(NotPlainInterface, "A protocol is an interface with a name like IName, with methods and nothing else: '{0}' {1}"),
        Describe(AttributeMisplaced, "[{1}] means nothing on parameter '{0}'"),
        Describe(WrongOrder, "The order of operation '{0}' is wrong: {1}"),
        Describe(WrongErrors, "Operation '{0}' declares the error {1}, which is none, or twice"),
        Describe(NoCapability, "Capability '{0}' does not say what it names{1}: [Capability(typeof(IProtocol))], [Capability(ObjectKind.…)], or [Capability] for anything"),
        Describe(ChangedNumber, "'{0}' {1}; numbers that were released are never changed nor used again"),
    }.ToDictionary(d => d.Id);

    public static DiagnosticDescriptor Find(string id) => _byId[id];

    private static DiagnosticDescriptor Describe(string id, string text) =>
        new(id, "Protocol declaration", text, "Micro.Protocols", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
