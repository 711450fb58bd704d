using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Fails.</summary>
public sealed class FalseCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "false"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description => "Does nothing, unsuccessfully."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context) => ExitStatus.Failure;
}
