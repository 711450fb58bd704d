using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Micro.Generator.Model;
using Micro.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Pages;

/// <summary>Writes docs/protocols.md: every protocol of a project, for people.</summary>
public static class ProtocolPages
{
    private const string Head =
        """
        # Protocols

        <!-- Made from the interfaces in ipc/protocols/services by docs/update-protocols; a test keeps it in step. -->

        A request is the MessagePack array `[operation, arguments…]`, a reply `[error, results…]`, the results only when the error is 0. Values are in
        their shortest form; capabilities travel beside the bytes, in the order given here. → is sent, ← comes back; *moved* leaves its sender.
        An operation can also answer what is possible everywhere: see [Errors](#errors).


        """;

    /// <summary>The page, from the sources of the project and their documentation comments.</summary>
    public static string Of(Compilation compilation)
    {
        List<ProtocolModel> protocols = [.. Protocols(compilation.Assembly.GlobalNamespace).OrderBy(p => p.Number)];
        StringBuilder page = new(Head.Replace("\r", ""));
        page.Append("| number | protocol | version | interface | is |\n|---:|---|---:|---|---|\n");
        foreach (ProtocolModel protocol in protocols)
        {
            string link = $"[{protocol.WireName}](#{protocol.WireName})";
            page.Append($"| {protocol.Number} | {link} | {protocol.Version} | `{protocol.Interface}` | {protocol.Text.Summary} |\n");
        }

        foreach (ProtocolModel protocol in protocols)
        {
            new ProtocolPage(page, protocol).Write();
        }

        Errors(page, compilation);
        return page.ToString();
    }

    private static IEnumerable<ProtocolModel> Protocols(INamespaceSymbol parent)
    {
        foreach (INamespaceOrTypeSymbol member in parent.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                foreach (ProtocolModel protocol in Protocols(inner))
                {
                    yield return protocol;
                }
            }
            else if (member is INamedTypeSymbol type && KnownNames.Find(type, KnownNames.Protocol) is { } attribute)
            {
                yield return ProtocolParser.Parse(type, attribute);
            }
        }
    }

    private static void Errors(StringBuilder page, Compilation compilation)
    {
        page.Append("\n## Errors\n\nNumbers 1 to 15 are the protocol layer's: dispatchers and clients answer them, whatever the operation. ");
        page.Append("A handler answers what its operation\ndeclares; everywhere possible are ");
        ulong always = Always(compilation);
        List<IFieldSymbol> errors =
            [.. compilation.GetTypeByMetadataName(KnownNames.ServiceError)!.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)];
        page.Append(string.Join(", ", errors.Where(e => IsIn(always, (byte)e.ConstantValue!)).Select(e => $"`{e.Name}`")));
        page.Append(".\n\n| number | error | |\n|---:|---|---|\n");
        foreach (IFieldSymbol error in errors)
        {
            page.Append($"| {error.ConstantValue} | `{error.Name}` | {CommentParser.Parse(error).Summary} |\n");
        }
    }

    private static ulong Always(Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.DeclaredErrors)!.GetMembers("Always").OfType<IFieldSymbol>()
            .Select(f => Convert.ToUInt64(f.ConstantValue, CultureInfo.InvariantCulture)).Single();

    private static bool IsIn(ulong mask, byte number) => number < 64 && ((mask >> number) & 1) != 0;
}
