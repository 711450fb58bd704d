using System;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Expansion;

/// <summary>The values of `$…`: variables, positional parameters and the special ones.</summary>
public sealed class Parameters
{
    // `set` runs in the memory of a command: the list must not grow then.
    private const int PositionalBytes = 4096;
    private const int PositionalCount = 256;

    public Parameters(IMemory memory)
    {
        Positional = new TextList(memory);
        Positional.Reserve(PositionalBytes, PositionalCount);
    }

    public VariableStore Variables { get; } = new();

    /// <summary>`$0`, `$1`, …</summary>
    public TextList Positional { get; }

    /// <summary>`$?`.</summary>
    public int LastStatus { get; set; }

    /// <summary>`$!`: the last background process, 0 for none.</summary>
    public uint LastBackground { get; set; }

    /// <summary>`$$`.</summary>
    public uint Process { get; set; }

    /// <summary>Appends a value; false if the parameter is not set.</summary>
    public bool TryAppend(ReadOnlySpan<byte> name, ByteBuffer output)
    {
        if (Bytes.IsName(name))
        {
            bool found = Variables.TryGet(name, out ReadOnlySpan<byte> value);
            output.Append(value);
            return found;
        }

        if (Number.TryParse(name, out ulong index))
        {
            bool found = index < (ulong)Positional.Count;
            output.Append(found ? Positional[(int)index] : default);
            return found;
        }

        return TryAppendSpecial(name[0], output);
    }

    /// <summary>Replaces `$1`, `$2`, … by the arguments from <paramref name="first"/> on; false when they are too many.</summary>
    public bool TrySetPositional(TextList arguments, int first)
    {
        int bytes = Positional.Count == 0 ? 0 : Positional[0].Length;
        for (int i = first; i < arguments.Count; i++)
        {
            bytes += arguments[i].Length;
        }

        if (bytes > PositionalBytes || arguments.Count - first >= PositionalCount)
        {
            return false;
        }

        Positional.Truncate(Math.Min(Positional.Count, 1));
        for (int i = first; i < arguments.Count; i++)
        {
            Positional.Add(arguments[i]);
        }

        return true;
    }

    private bool TryAppendSpecial(byte name, ByteBuffer output)
    {
        switch (name)
        {
            case (byte)'?':
                AppendNumber((uint)LastStatus, output);
                return true;
            case (byte)'#':
                AppendNumber((uint)Math.Max(Positional.Count - 1, 0), output);
                return true;
            case (byte)'$':
                AppendNumber(Process, output);
                return true;
            case (byte)'!' when LastBackground != 0:
                AppendNumber(LastBackground, output);
                return true;
            case (byte)'@' or (byte)'*':
                for (int i = 1; i < Positional.Count; i++)
                {
                    output.Append(i > 1 ? " "u8 : default);
                    output.Append(Positional[i]);
                }

                return Positional.Count > 1;
            default:
                return false;
        }
    }

    private static void AppendNumber(ulong value, ByteBuffer output)
    {
        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        output.Append(digits.Slice(0, Number.Format(value, 10, digits)));
    }
}
