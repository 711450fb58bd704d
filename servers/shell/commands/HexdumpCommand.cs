using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Shows bytes as numbers.</summary>
public sealed class HexdumpCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "hexdump"u8;

    public ReadOnlySpan<byte> Synopsis => "[-Cv] [-n LENGTH] [-s SKIP] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Shows the bytes of all files as 16-bit words. -C: as bytes and characters;
        -v: repeated lines too (else `*`).
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        HexLines lines = new(context.Output);
        ulong left = ulong.MaxValue;
        ulong skip = 0;
        for (int option = options.Next("Cvn:s:"u8); option != OptionReader.End; option = options.Next("Cvn:s:"u8))
        {
            lines.IsCanonical |= option == 'C';
            lines.ShowsRepeated |= option == 'v';
            bool valid = option switch
            {
                'n' => Number.TryParse(options.Value, out left),
                's' => Number.TryParse(options.Value, out skip),
                _ => option != OptionReader.Invalid,
            };
            if (!valid)
            {
                return ExitStatus.Failure;
            }
        }

        int status = ExitStatus.Success;
        for (int i = 0; i < options.InputCount && !context.MustStop; i++)
        {
            if (!context.TryOpenInput(options.Input(i), out int descriptor))
            {
                status = ExitStatus.Failure;
                continue;
            }

            InputReader reader = new(context.System, descriptor);
            Dump(reader, lines, ref skip, ref left);
            context.CloseInput(descriptor);
            status = reader.Error == ServiceError.None ? status : context.Complain(options.Input(i), reader.Error);
        }

        lines.Finish();
        return status;
    }

    private static void Dump(InputReader reader, HexLines lines, ref ulong skip, ref ulong left)
    {
        while (left > 0)
        {
            ReadOnlySpan<byte> bytes = reader.Fill();
            if (bytes.IsEmpty)
            {
                return;
            }

            int skipped = (int)Math.Min(skip, (ulong)bytes.Length);
            int count = (int)Math.Min(left, (ulong)(bytes.Length - skipped));
            lines.Skip(skipped);
            lines.Write(bytes.Slice(skipped, count));
            skip -= (ulong)skipped;
            left -= (ulong)count;
            reader.Take(skipped + count);
        }
    }
}
