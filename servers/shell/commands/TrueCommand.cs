using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Succeeds.</summary>
public sealed class TrueCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "true"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description => "Does nothing, successfully."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context) => ExitStatus.Success;
}
