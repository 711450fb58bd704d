using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Succeeds, after its words were expanded.</summary>
public sealed class ColonCommand : ICommand
{
    public ReadOnlySpan<byte> Name => ":"u8;

    public ReadOnlySpan<byte> Synopsis => "[WORD]..."u8;

    public ReadOnlySpan<byte> Description => "Expands its words and does nothing."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context) => ExitStatus.Success;
}
