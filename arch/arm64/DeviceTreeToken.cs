namespace Micro.Arch.Arm64;

/// <summary>The tokens of a device tree's structure block (Devicetree Specification, "Lexical structure").</summary>
internal enum DeviceTreeToken : uint
{
    BeginNode = 1,
    EndNode = 2,
    Property = 3,
    NoOperation = 4,
    End = 9,
}
