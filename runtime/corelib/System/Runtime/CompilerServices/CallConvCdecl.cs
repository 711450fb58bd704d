namespace System.Runtime.CompilerServices;

/// <summary>The C calling convention.</summary>
public class CallConvCdecl
{
}
