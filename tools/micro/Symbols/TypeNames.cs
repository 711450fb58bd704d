using System.Collections.Generic;

namespace Micro.Tools.Symbols;

/// <summary>The C# name of a type and, by their mangled forms, those of its methods.</summary>
internal sealed record TypeNames(string FullName, string ShortName, IReadOnlyDictionary<string, string> Methods);
