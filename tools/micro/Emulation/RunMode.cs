namespace Micro.Tools.Emulation;

/// <summary>How a machine is run.</summary>
internal enum RunMode
{
    /// <summary>A person at the terminal, in real time.</summary>
    Interactive,

    /// <summary>Commands from the archive, repeatable to the instruction.</summary>
    Script,

    /// <summary>As interactive, but stopped before the first instruction until a debugger comes.</summary>
    Debug,

    /// <summary>As debug, with the console in a file because the debugger has the terminal.</summary>
    DebugToFile,
}
