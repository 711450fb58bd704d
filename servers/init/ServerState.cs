namespace Micro.Servers.Init;

/// <summary>The life of a server as init sees it.</summary>
internal enum ServerState : byte
{
    /// <summary>Not a server that init starts: init itself, or a program.</summary>
    None = 0,

    /// <summary>Its turn has not come.</summary>
    Planned = 1,

    /// <summary>Runs, and has not said that it is ready.</summary>
    Starting = 2,

    Serving = 3,

    Ended = 4,
}
