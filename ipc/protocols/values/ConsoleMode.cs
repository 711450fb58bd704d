namespace Micro.Protocols;

/// <summary>What the console does with typed bytes.</summary>
public enum ConsoleMode : byte
{
    /// <summary>Every byte is delivered as it comes, nothing is echoed: for line editors. Ctrl-C is a byte.</summary>
    Raw = 0,

    /// <summary>Lines: echo, backspace, Ctrl-D ends the input, Ctrl-C interrupts the foreground process.</summary>
    Line = 1,
}
