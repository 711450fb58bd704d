using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Micro.Generator.Model;

/// <summary>A place in the source, without holding on to the compilation it came from.</summary>
internal sealed record SourceLocation(string Path, TextSpan Span, LinePositionSpan Lines) : IEquatable<SourceLocation>
{
    public static SourceLocation Of(ISymbol symbol)
    {
        Location location = symbol.Locations.FirstOrDefault() ?? Location.None;
        FileLinePositionSpan lines = location.GetLineSpan();
        return new SourceLocation(lines.Path ?? "", location.SourceSpan, lines.Span);
    }

    public Location ToLocation() => Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines);
}
