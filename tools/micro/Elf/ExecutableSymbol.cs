namespace Micro.Tools.Elf;

/// <summary>A named range of code.</summary>
internal sealed record ExecutableSymbol(string Name, ulong Address, ulong Size);
