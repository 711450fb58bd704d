using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Micro.Ipc.Tests.Generator;

/// <summary>Every declaration that is no protocol is an error, at its line.</summary>
public sealed class DiagnosticTests
{
    private const int FirstLine = 8;

    [Theory]
    [InlineData("MICRO001", "[Operation(1)] int Get();", "Operation 'Get' must return ServiceError, not int")]
    [InlineData("MICRO002", "ServiceError Get();", "Method 'Get' of a protocol has no [Operation] with its number")]
    [InlineData("MICRO003", "[Operation(1)] ServiceError A();\n[Operation(1)] ServiceError B();", "Operation 'B' has number 1, which another operation of the protocol has", 1)]
    [InlineData("MICRO004", "[Operation(0)] ServiceError Get();", "Operation 'Get' has number 0; operations are numbered from 1 to 127")]
    [InlineData("MICRO004", "[Operation(128)] ServiceError Get();", "Operation 'Get' has number 128; operations are numbered from 1 to 127")]
    [InlineData("MICRO005", "[Operation(1)] ServiceError Get(string name);", "Parameter 'name' is of type string, which cannot go on the wire")]
    [InlineData("MICRO005", "[Operation(1)] ServiceError Get(double number);", "Parameter 'number' is of type double, which cannot go on the wire")]
    [InlineData("MICRO005", "[Operation(1)] ServiceError Get(\nint fine,\nref int twice);", "Parameter 'twice' is of type ref int twice: by value or out, which cannot go on the wire", 2)]
    [InlineData("MICRO005", "[Operation(1)] ServiceError Get(out ReadOnlySpan<byte> bytes);", "Parameter 'bytes' is of type System.ReadOnlySpan<byte>, which cannot go on the wire")]
    [InlineData("MICRO005", "[Operation(1)] ServiceError Get(Signed value);\npublic enum Signed { }", "Parameter 'value' is of type IThing.Signed (an enum over a signed type: declare it `: byte`), which cannot go on the wire")]
    [InlineData("MICRO006", "[Operation(1)] ServiceError Get(ReadOnlySpan<byte> bytes);", "Parameter 'bytes' has no limit: [MaxBytes(n)] or [Text(MaxBytes = n)]")]
    [InlineData("MICRO006", "[Operation(1)] ServiceError Get([Text] ReadOnlySpan<byte> bytes);", "Parameter 'bytes' has no limit: [MaxBytes(n)] or [Text(MaxBytes = n)]")]
    [InlineData("MICRO007", "[Operation(1)] ServiceError Get([MaxBytes(4094)] ReadOnlySpan<byte> bytes);", "Operation 'Get' can need 4099 bytes for its request, and a message has 4096")]
    [InlineData("MICRO007", "[Operation(1)] ServiceError Get([MaxBytes(4090)] Span<byte> bytes, out int length, out bool more);", "Operation 'Get' can need 4096 bytes for its reply, and a message has 4096", 0, false)]
    [InlineData("MICRO007", "[Operation(1)] ServiceError Get([MaxBytes(4091)] Span<byte> bytes, out int length, out bool more);", "Operation 'Get' can need 4097 bytes for its reply, and a message has 4096")]
    [InlineData("MICRO008", "[Operation(1)] ServiceError Get([MaxBytes(9)] Span<byte> a, out int x, [MaxBytes(9)] Span<byte> b, out int y);", "Operation 'Get' has a second Span<byte> result 'b'; one is possible")]
    [InlineData("MICRO009", "[Operation(1)] ServiceError Get([MaxBytes(9)] Span<byte> bytes);", "The Span<byte> result 'bytes' must be followed by its length, an `out int`")]
    [InlineData("MICRO009", "[Operation(1)] ServiceError Get([MaxBytes(9)] Span<byte> bytes, out uint length);", "The Span<byte> result 'bytes' must be followed by its length, an `out int`")]
    [InlineData("MICRO010", "[Operation(1)] ServiceError Get([Capability] Slot a, [Capability] Slot b, [Capability] Slot c, [Capability] Slot d, [Capability] Slot e);", "Operation 'Get' has more than 4 capabilities in its request")]
    [InlineData("MICRO011", "[Operation(1)] ServiceError Get(bool a, bool b, bool c, bool d, bool e, bool f, bool g, bool h, bool i, bool j, bool k, bool l, bool m, bool n, bool o);", "Operation 'Get' has more than 14 values in its request")]
    [InlineData("MICRO014", "int Count { get; }", "A protocol is an interface with a name like IName, with methods and nothing else: 'Count' is no plain method")]
    [InlineData("MICRO015", "[Operation(1)] ServiceError Get([MaxBytes(4)] int number);", "[MaxBytes] means nothing on parameter 'number'")]
    [InlineData("MICRO015", "[Operation(1)] ServiceError Get([Moves] int number);", "[Moves] means nothing on parameter 'number'")]
    [InlineData("MICRO015", "[Operation(1)] ServiceError Get([Subject, Capability] Slot slot);", "[Subject] means nothing on parameter 'slot'")]
    [InlineData("MICRO015", "[Operation(1)] ServiceError Get([Identity(\"Thing\")] bool flag);", "[Identity] means nothing on parameter 'flag'")]
    [InlineData("MICRO015", "[Operation(1)] ServiceError Get([Made] int number);", "[Made] means nothing on parameter 'number'")]
    [InlineData("MICRO015", "[Operation(1)] ServiceError Get([Measured, Capability] Slot slot);", "[Measured] means nothing on parameter 'slot'")]
    [InlineData("MICRO016", "[Operation(1), AllowedIn(5)] ServiceError Get();", "The order of operation 'Get' is wrong: its states must be members of one enum")]
    [InlineData("MICRO016", "[Operation(1), AllowedIn] ServiceError Get();", "The order of operation 'Get' is wrong: its states must be members of one enum")]
    [InlineData("MICRO016", "[Operation(1), AllowedIn(A.X), LeadsTo(B.X)] ServiceError Get();\nenum A : byte { X }\nenum B : byte { X }", "The order of operation 'Get' is wrong: its states must be members of one enum")]
    [InlineData("MICRO016", "[Operation(1), AllowedIn(A.X)] ServiceError Get();\nenum A { X }", "The order of operation 'Get' is wrong: A holds no states (an enum over a signed type: declare it `: byte`)")]
    [InlineData("MICRO016", "[Operation(1), Parks, LeadsTo(A.X)] ServiceError Get();\nenum A : byte { X }", "The order of operation 'Get' is wrong: it can be answered later, so it cannot lead to a state: the server changes it when it answers")]
    [InlineData("MICRO016", "[Operation(1), AllowedIn(A.X)] ServiceError Get([Subject] int a, [Subject] int b);\nenum A : byte { X }", "The order of operation 'Get' is wrong: it has more than one [Subject]")]
    [InlineData("MICRO016", "[Operation(1), AllowedIn(A.X)] ServiceError Get([Subject] out int a);\nenum A : byte { X }", "The order of operation 'Get' is wrong: its [Subject] is a result, whose state is not known before")]
    [InlineData("MICRO016", "[Operation(1), AllowedIn(A.X)] ServiceError Get();\n[Operation(2), LeadsTo(A.X)] ServiceError Put([Subject] int a);\nenum A : byte { X }", "The order of operation 'Put' is wrong: its states are A of int, those of 'Get' A of the caller", 1)]
    [InlineData("MICRO017", "[Operation(1), Errors(ServiceError.None)] ServiceError Get();", "Operation 'Get' declares the error None, which is none, or twice")]
    [InlineData("MICRO017", "[Operation(1), Errors(ServiceError.Busy, ServiceError.Busy)] ServiceError Get();", "Operation 'Get' declares the error Busy, which is none, or twice")]
    [InlineData("MICRO015", "[Operation(1)] ServiceError Get([Capability] int number);", "[Capability] means nothing on parameter 'number'")]
    [InlineData("MICRO019", "[Operation(1)] ServiceError Get(\nSlot slot);", "Capability 'slot' does not say what it names: [Capability(typeof(IProtocol))], [Capability(ObjectKind.…)], or [Capability] for anything", 1)]
    [InlineData("MICRO019", "[Operation(1)] ServiceError Get([Moves] out Slot slot);", "Capability 'slot' does not say what it names: [Capability(typeof(IProtocol))], [Capability(ObjectKind.…)], or [Capability] for anything")]
    [InlineData("MICRO019", "[Operation(1)] ServiceError Get([Capability(typeof(Request))] Slot slot);", "Capability 'slot' does not say what it names (of Micro.Protocols.Request, which is no protocol): [Capability(typeof(IProtocol))], [Capability(ObjectKind.…)], or [Capability] for anything")]
    [InlineData("MICRO019", "[Operation(1)] ServiceError Get([Capability(typeof(IThing))] Slot slot);", "", 0, false)]
    [InlineData("MICRO019", "[Operation(1)] ServiceError Get([Capability(ObjectKind.Memory)] Slot slot);", "", 0, false)]
    public void A_wrong_member_is_an_error_at_its_line(string id, string members, string message, int line = 0, bool isError = true)
    {
        GeneratorRun run = new(
            $$"""
            using System;
            using Micro.Abi;
            using Micro.Protocols;

            [Protocol("thing", Number = 9)]
            public interface IThing
            {
            {{members}}
            }
            """);

        Diagnostic? diagnostic = run.Diagnostics.FirstOrDefault(d => d.Id == id);
        Assert.Equal(isError, diagnostic is not null);
        if (diagnostic is not null)
        {
            Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
            Assert.Equal(("Source0.cs", FirstLine + line), Place(diagnostic));
            Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
            Assert.Empty(run.Driver.GetRunResult().GeneratedTrees);
        }
    }

    [Theory]
    [InlineData("MICRO012", "[Protocol(\"thing\")] public interface IThing { }")]
    [InlineData("MICRO014", "[Protocol(\"thing\", Number = 9)] public interface Thing { }")]
    [InlineData("MICRO014", "[Protocol(\"thing\", Number = 9)] public interface IThing<T> { }")]
    [InlineData("MICRO014", "[Protocol(\"thing\", Number = 9)] public interface IThing : System.IDisposable { }")]
    public void A_wrong_interface_is_an_error(string id, string declaration)
    {
        GeneratorRun run = new("using Micro.Protocols;\n\n" + declaration);
        Assert.Equal(id, Assert.Single(run.Diagnostics).Id);
        Assert.Equal(("Source0.cs", 3), Place(run.Diagnostics[0]));
    }

    [Fact]
    public void Two_protocols_with_one_number_are_an_error_at_the_second()
    {
        GeneratorRun run = new(
            "using Micro.Protocols;\n[Protocol(\"a\", Number = 9)] public interface IFirst { }",
            "using Micro.Protocols;\n[Protocol(\"b\", Number = 9)] public interface ISecond { }");
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("MICRO013", diagnostic.Id);
        Assert.Equal(("Source1.cs", 2), Place(diagnostic));
    }

    [Theory]
    [InlineData("public struct Pair(int a) { public int A { get; } = a; }")] // not readonly
    [InlineData("public readonly struct Pair(int a) { public int B { get; } = a; }")] // no property of its name
    [InlineData("public readonly struct Pair(string a) { public string A { get; } = a; }")] // no type of the wire
    [InlineData("public readonly struct Pair { }")] // no constructor
    public void A_wire_struct_must_be_made_of_its_properties(string declaration)
    {
        GeneratorRun run = new(
            $$"""
            using Micro.Protocols;
            [Protocol("thing", Number = 9)]
            public interface IThing
            {
                [Operation(1)] ServiceError Get(Pair pair);
            }

            [Wire] {{declaration}}
            """);
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("MICRO005", diagnostic.Id);
        Assert.Contains("[Wire]: ", diagnostic.GetMessage(CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
        Assert.Equal(("Source0.cs", 5), Place(diagnostic));
    }

    private static (string Path, int Line) Place(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return (span.Path, span.StartLinePosition.Line + 1);
    }
}
