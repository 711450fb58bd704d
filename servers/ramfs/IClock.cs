using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>Where times of modification come from.</summary>
public interface IClock<TSelf>
    where TSelf : struct, IClock<TSelf>
{
    static abstract TSelf Open(ref ProcessContext context);

    /// <summary>Nanoseconds since 1970.</summary>
    long Now { get; }
}
