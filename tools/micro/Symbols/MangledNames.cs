using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Micro.Tools.Symbols;

/// <summary>Turns the compiler's symbols back into C# names, with the metadata of what was compiled.</summary>
internal sealed partial class MangledNames
{
    private const string MemberSeparator = "__";

    private readonly Dictionary<string, TypeNames> _types = [];

    public MangledNames(IEnumerable<string> assemblies)
    {
        foreach (string assembly in assemblies.Distinct())
        {
            AssemblyNames.AddTo(_types, assembly);
        }
    }

    /// <summary>True where the compiler made the symbol of a C# method.</summary>
    public bool IsMethod(string symbol) => TryRead(symbol, out _);

    /// <summary>The C# name of a symbol; the symbol itself where it is not the compiler's.</summary>
    public string Readable(string symbol) => TryRead(symbol, out string name) ? name : symbol;

    private bool TryRead(string symbol, out string name)
    {
        name = symbol;
        int position = 0;
        if (!TryReadType(symbol, ref position, isShort: false, out TypeNames? type, out string typeName)
            || !symbol.AsSpan(position).StartsWith(MemberSeparator))
        {
            return false;
        }

        position += MemberSeparator.Length;
        int end = symbol.IndexOf('<', position);
        string method = MethodName(type!, end < 0 ? symbol[position..] : symbol[position..end]);
        position = end < 0 ? symbol.Length : end;
        name = $"{typeName}.{method}{ReadTypeArguments(symbol, ref position)}";
        return true;
    }

    // Of overloads, all but the first have a number appended.
    private static string MethodName(TypeNames type, string mangled) =>
        type.Methods.TryGetValue(mangled, out string? name)
        || type.Methods.TryGetValue(OverloadNumber().Replace(mangled, ""), out name)
            ? name
            : mangled;

    /// <summary>Reads the longest type name at a position, and what it is instantiated with.</summary>
    private bool TryReadType(string symbol, ref int position, bool isShort, out TypeNames? type, out string name)
    {
        int end = symbol.AsSpan(position).IndexOfAny('<', '>');
        end = end < 0 ? symbol.Length : position + end;
        for (; end > position; end = LastSeparator(symbol, position, end))
        {
            if (_types.TryGetValue(symbol[position..end], out type))
            {
                position = end;
                name = (isShort ? type.ShortName : type.FullName) + ReadTypeArguments(symbol, ref position);
                return true;
            }
        }

        type = null;
        name = "";
        return false;
    }

    // Separators may overlap: a constructor's symbol is "Type" "__" "_ctor".
    private static int LastSeparator(string symbol, int start, int end)
    {
        do
        {
            end--;
        }
        while (end > start && !symbol.AsSpan(end).StartsWith(MemberSeparator));

        return end;
    }

    private string ReadTypeArguments(string symbol, ref int position)
    {
        if (position >= symbol.Length || symbol[position] != '<')
        {
            return "";
        }

        List<string> arguments = [];
        do
        {
            position += arguments.Count == 0 ? 1 : MemberSeparator.Length;
            if (!TryReadType(symbol, ref position, isShort: true, out _, out string name))
            {
                // Not a type of these assemblies: skip to where this one ends.
                int end = symbol.IndexOf('>', position);
                position = end < 0 ? symbol.Length : end;
                name = "?";
            }

            arguments.Add(name);
        }
        while (symbol.AsSpan(position).StartsWith(MemberSeparator));

        if (position < symbol.Length)
        {
            position++;
        }

        return $"<{string.Join(", ", arguments)}>";
    }

    [GeneratedRegex("_[0-9]+$")]
    private static partial Regex OverloadNumber();
}
