using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Expansion;

/// <summary>What expansion needs of the shell.</summary>
public sealed class ExpansionContext(
    IShellSystem system, Parameters parameters, WorkingDirectory directory, ICommandSubstitution substitution)
{
    public IShellSystem System { get; } = system;

    public Parameters Parameters { get; } = parameters;

    public PathnameExpander Pathnames { get; } = new(system, directory);

    public ICommandSubstitution Substitution { get; } = substitution;
}
