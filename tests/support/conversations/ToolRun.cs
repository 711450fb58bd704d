namespace Micro.Testing;

/// <summary>A finished run of `./micro`.</summary>
/// <param name="Command">As it was typed.</param>
/// <param name="Status">The guest's status, or the tool's: 124 time-out, 125 it could not, 134 a panic; -1: it was killed.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ToolRun(string Command, int Status, string Output, string Error)
{
    private const int TimedOut = 124;
    private const int Failed = 125;

    /// <summary>A machine ran to its end, whatever its status.</summary>
    public bool HasRun => Status is >= 0 and < TimedOut or > Failed;
}
