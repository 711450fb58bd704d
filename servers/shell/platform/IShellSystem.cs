namespace Micro.Servers.Shell.Platform;

/// <summary>Everything that the shell and its commands ask of the system they run on: the machine's servers, or a model of them.</summary>
public interface IShellSystem : IFiles, IPaths, IProcesses, IMachine, IMemory
{
}
