using System.Globalization;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>One command of a workload.</summary>
/// <param name="Worker">Who gives it: workers run at the same time, each in a directory of its own.</param>
/// <param name="Command">What.</param>
/// <param name="Path">Of what, below the worker's directory.</param>
/// <param name="Target">Where to, of Move and Copy; else empty.</param>
/// <param name="Number">The word that is written, the lines that fill a file, the bytes of a tail.</param>
internal sealed record FileStep(int Worker, FileCommand Command, string Path, string Target = "", int Number = 0)
{
    /// <summary>The shell's line, without what tells how it went.</summary>
    public string Line => Command switch
    {
        FileCommand.Write => $"echo {Word} > {Path}",
        FileCommand.Append => $"echo {Word} >> {Path}",
        FileCommand.Fill => string.Create(CultureInfo.InvariantCulture, $"seq {Number} > {Path}"),
        FileCommand.Read => $"cat {Path}",
        FileCommand.Tail => string.Create(CultureInfo.InvariantCulture, $"tail -c {Number} {Path}"),
        FileCommand.Size => $"wc -c {Path}",
        FileCommand.Remove => $"rm {Path}",
        FileCommand.MakeDirectory => $"mkdir {Path}",
        FileCommand.RemoveDirectory => $"rmdir {Path}",
        FileCommand.Move => $"mv {Path} {Target}",
        FileCommand.Copy => $"cp {Path} {Target}",
        _ => $"ls {Path}",
    };

    /// <summary>What Write and Append write.</summary>
    public string Word => string.Create(CultureInfo.InvariantCulture, $"w{Number}");
}
