using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>Reads documentation comments.</summary>
internal static class CommentParser
{
    private static readonly Regex _space = new(@"\s+", RegexOptions.CultureInvariant);

    public static CommentModel Parse(ISymbol symbol)
    {
        XElement root = Load(symbol.GetDocumentationCommentXml() ?? "");
        IEnumerable<NamedText> parameters = root.Elements("param")
            .Select(p => new NamedText(p.Attribute("name")?.Value ?? "", Markdown(p)));
        return new CommentModel(Markdown(root.Element("summary")), Markdown(root.Element("remarks")), new(parameters));
    }

    // A comment that is no XML is the compiler's to complain about.
    private static XElement Load(string xml)
    {
        try
        {
            return xml.Length == 0 ? new XElement("member") : XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return new XElement("member");
        }
    }

    private static string Markdown(XElement? element) =>
        element is null ? "" : _space.Replace(string.Concat(element.Nodes().Select(Markdown)), " ").Trim();

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")?.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } link => $"`{Simple(link.Attribute("cref")?.Value ?? link.Attribute("langword")?.Value ?? "")}`",
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement other => Markdown(other) + " ",
        _ => "",
    };

    /// <summary>The last part of a reference such as <c>M:Micro.Protocols.IFile.Close</c>.</summary>
    private static string Simple(string reference)
    {
        string name = reference.Split('(')[0];
        return name.Substring(Math.Max(name.LastIndexOf('.'), name.LastIndexOf(':')) + 1);
    }
}
