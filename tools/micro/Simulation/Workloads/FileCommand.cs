namespace Micro.Tools.Simulation.Workloads;

/// <summary>What a workload asks of the files.</summary>
internal enum FileCommand
{
    Write,
    Append,
    Fill,
    Read,
    Tail,
    Size,
    Remove,
    MakeDirectory,
    RemoveDirectory,
    Move,
    Copy,
    List,
}
