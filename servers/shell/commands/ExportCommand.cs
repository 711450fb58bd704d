using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Makes variables known to other shells.</summary>
public sealed class ExportCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "export"u8;

    public ReadOnlySpan<byte> Synopsis => "[NAME[=VALUE]]..."u8;

    public ReadOnlySpan<byte> Description => "Hands variables on to the shells that are started; alone, lists them."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        VariableStore variables = context.State.Parameters.Variables;
        if (context.Arguments.Count == 1)
        {
            for (int entry = VariableStore.First; entry < variables.End; entry = variables.Next(entry))
            {
                if (variables.IsExported(entry))
                {
                    context.Output.Write("export "u8);
                    context.Output.WriteLine(variables.Text(entry));
                }
            }
        }

        int status = ExitStatus.Success;
        for (int i = 1; i < context.Arguments.Count; i++)
        {
            ReadOnlySpan<byte> argument = context.Arguments[i];
            int equals = argument.IndexOf((byte)'=');
            ReadOnlySpan<byte> name = equals < 0 ? argument : argument.Slice(0, equals);
            if (!Bytes.IsName(name))
            {
                status = context.Complain(name, "bad variable name"u8);
            }
            else if (equals >= 0 && !variables.Set(name, argument.Slice(equals + 1)))
            {
                status = context.Complain(name, "no room for variables"u8);
            }
            else
            {
                variables.Export(name);
            }
        }

        return status;
    }
}
