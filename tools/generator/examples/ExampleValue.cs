using System.Collections.Generic;

namespace Micro.Generator.Examples;

/// <summary>A value as C# writes it, and as it is on the wire.</summary>
internal sealed record ExampleValue(string Expression, IReadOnlyList<byte> Wire);
