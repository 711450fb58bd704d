using System;

namespace Micro.Servers.Shell.Commands;

/// <summary>Lists files and directories.</summary>
public sealed class LsCommand : ICommand
{
    private const int Trouble = 2;

    public ReadOnlySpan<byte> Name => "ls"u8;

    public ReadOnlySpan<byte> Synopsis => "[-1aAdFilRrSt] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Lists directories, one name a line (-1). -a: names with a period in front,
        too; -A: but not . and ..;
        -d: directories themselves; -F: marks directories; -i: with node numbers;
        -l: kind, mode, links, owner, size, time;
        -R: what is below them, too; -r: backwards; -S: by size; -t: by time.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        ListOptions list = default;
        for (int option = options.Next("1aAdFilRrSt"u8); option != OptionReader.End; option = options.Next("1aAdFilRrSt"u8))
        {
            if (option == OptionReader.Invalid)
            {
                return Trouble;
            }

            list.Take(option);
        }

        return new FileLister(context, list).Run(options);
    }
}
