using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Reads the arguments of a shell, as <see cref="ChildArguments"/> writes them, into its state.</summary>
public sealed class ShellArguments(ShellState state)
{
    private readonly ShellState _state = state;

    /// <summary>The text to run, when there is one.</summary>
    public ByteBuffer Text { get; } = new(state.System);

    public ShellSource Source { get; private set; } = ShellSource.Input;

    /// <summary>The script's path, for <see cref="ShellSource.File"/>.</summary>
    public ReadOnlySpan<byte> File => _state.Parameters.Positional[0];

    /// <summary>Takes the arguments, the first being the program's name; false if they make no sense.</summary>
    public bool TryRead(TextList arguments)
    {
        if (arguments.Count == 2 && arguments[1].SequenceEqual("--arguments"u8))
        {
            TextList piped = new(_state.System);
            return ReadPipe(piped) && TryRead(piped);
        }

        int index = 1;
        while (index + 1 < arguments.Count && TryOption(arguments[index], arguments[index + 1]))
        {
            index += 2;
        }

        while (index < arguments.Count && _state.TrySetOptions(arguments[index]))
        {
            index++;
        }

        TextList positional = _state.Parameters.Positional;
        positional.Truncate(0);
        if (index >= arguments.Count)
        {
            positional.Add("sh"u8);
            return true;
        }

        ReadOnlySpan<byte> first = arguments[index];
        if (first.SequenceEqual("-c"u8))
        {
            return index + 1 < arguments.Count && TakeText(arguments, index + 1);
        }

        if (first.Length > 1 && first[0] == (byte)'-')
        {
            return false;
        }

        Source = ShellSource.File;
        positional.Add(first);
        return _state.Parameters.TrySetPositional(arguments, index + 1);
    }

    private bool TakeText(TextList arguments, int index)
    {
        Source = ShellSource.Text;
        Text.Append(arguments[index]);
        bool named = index + 1 < arguments.Count;
        _state.Parameters.Positional.Add(named ? arguments[index + 1] : "sh"u8);
        return _state.Parameters.TrySetPositional(arguments, Math.Min(index + 2, arguments.Count));
    }

    private bool TryOption(ReadOnlySpan<byte> option, ReadOnlySpan<byte> value)
    {
        if (option.SequenceEqual("--cwd"u8))
        {
            _state.Directory.Set(value);
            return true;
        }

        if (option.SequenceEqual("--history"u8))
        {
            _state.History.Add(value);
            return true;
        }

        return TryNumber(option, value) || TryVariable(option, value);
    }

    private bool TryNumber(ReadOnlySpan<byte> option, ReadOnlySpan<byte> value)
    {
        if (!Number.TryParse(value, out int number))
        {
            return false;
        }

        if (option.SequenceEqual("--status"u8))
        {
            _state.Parameters.LastStatus = number;
        }
        else if (option.SequenceEqual("--job"u8))
        {
            _state.Parameters.LastBackground = (uint)number;
        }
        else if (option.SequenceEqual("--first"u8))
        {
            _state.History.StartAt(number);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TryVariable(ReadOnlySpan<byte> option, ReadOnlySpan<byte> value)
    {
        bool exported = option.SequenceEqual("--export"u8);
        int equals = value.IndexOf((byte)'=');
        if ((!exported && !option.SequenceEqual("--set"u8)) || equals <= 0)
        {
            return false;
        }

        _ = _state.Parameters.Variables.Set(value.Slice(0, equals), value.Slice(equals + 1));
        if (exported)
        {
            _state.Parameters.Variables.Export(value.Slice(0, equals));
        }

        return true;
    }

    /// <summary>Reads arguments that were too long for a message from descriptor 3.</summary>
    private bool ReadPipe(TextList arguments)
    {
        const int Descriptor = 3;
        InputReader reader = new(_state.System, Descriptor);
        ByteBuffer argument = new(_state.System);
        while (reader.TryReadLine(argument, terminator: 0))
        {
            arguments.Add(argument.Bytes.Slice(0, argument.Length - 1));
            argument.Clear();
        }

        _ = _state.System.Close(Descriptor);
        return reader.Error == ServiceError.None && arguments.Count > 0 && !arguments.IsExhausted;
    }
}
