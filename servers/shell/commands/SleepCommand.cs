using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Waits.</summary>
public sealed class SleepCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "sleep"u8;

    public ReadOnlySpan<byte> Synopsis => "NUMBER[smhd]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Waits so many seconds (s), minutes, hours or days; fractions are allowed;
        several are added up.
        """u8;

    public int Run(CommandContext context)
    {
        if (context.Arguments.Count == 1)
        {
            return context.Complain("missing operand"u8);
        }

        ulong total = 0;
        for (int i = 1; i < context.Arguments.Count; i++)
        {
            if (!TryParse(context.Arguments[i], out ulong nanoseconds))
            {
                return context.ComplainQuoting("invalid time interval"u8, context.Arguments[i]);
            }

            total += nanoseconds;
        }

        context.Output.Flush();
        ServiceError error = context.System.Sleep(total);
        return error == ServiceError.None ? ExitStatus.Success : context.Complain(error);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out ulong nanoseconds)
    {
        const int Digits = 9;
        nanoseconds = 0;
        ulong unit = text.IsEmpty ? 0u : text[text.Length - 1] switch
        {
            (byte)'m' => 60,
            (byte)'h' => 3600,
            (byte)'d' => (uint)Calendar.SecondsPerDay,
            _ => 1,
        };
        bool hasUnit = !text.IsEmpty && text[text.Length - 1] is (byte)'s' or (byte)'m' or (byte)'h' or (byte)'d';
        if (!DecimalNumber.TryParse(hasUnit ? text.Slice(0, text.Length - 1) : text, out DecimalNumber number) || number.Value < 0)
        {
            return false;
        }

        nanoseconds = (ulong)number.Scaled(Digits) * unit;
        return true;
    }
}
