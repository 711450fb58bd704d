using System.IO;

namespace Micro.Tools.Host;

/// <summary>Nobody reads what is written any more.</summary>
internal sealed class BrokenPipeException() : IOException("cannot write: nobody reads it")
{
    /// <summary>SIGPIPE, by which the system tells other programs.</summary>
    public const int Signal = 13;
}
