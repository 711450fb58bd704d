using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The command that `xargs` puts together and runs.</summary>
public sealed class XargsBatch
{
    // What a command is given at most, so that memory stays bounded.
    private const int MaximumBytes = 32 * 1024;
    private const int MaximumArguments = 2048;

    // What GNU xargs ends with: a command failed; a command failed with 255.
    private const int CommandFailed = 123;
    private const int CommandStopped = 124;
    private const int StopStatus = 255;

    private readonly CommandContext _context;
    private readonly TextList _arguments;
    private int _fixedCount;
    private int _most = MaximumArguments;
    private bool _needsInput;
    private bool _shows;
    private byte[] _placeholder = [];

    public XargsBatch(CommandContext context)
    {
        _context = context;
        _arguments = new TextList(context.System);
        _arguments.Reserve(MaximumBytes + PathText.MaximumBytes, MaximumArguments + 1);
    }

    public XargsSeparator Separator { get; private set; }

    public int Status { get; private set; }

    public bool HasStopped => Status is CommandStopped or > ExitStatus.CannotRun || _context.MustStop;

    public bool TakeOption(int option, ReadOnlySpan<byte> value)
    {
        switch (option)
        {
            case '0':
                Separator = XargsSeparator.Zeros;
                return true;
            case 'r':
                return _needsInput = true;
            case 't':
                return _shows = true;
            case 'n':
                return Number.TryParse(value, out _most) && _most > 0;
            case 'I':
                _placeholder = value.ToArray();
                Separator = Separator == XargsSeparator.Blanks ? XargsSeparator.Lines : Separator;
                return _placeholder.Length > 0;
            default:
                return false;
        }
    }

    /// <summary>Starts with the command, whose words are the context's arguments from <paramref name="first"/> on.</summary>
    public void Begin(int first)
    {
        for (int i = first; i < _context.Arguments.Count; i++)
        {
            _arguments.Add(_context.Arguments[i]);
        }

        if (_arguments.Count == 0)
        {
            _arguments.Add("echo"u8);
        }

        _fixedCount = _arguments.Count;
        _most = Math.Min(_most, MaximumArguments - _fixedCount);
    }

    public void Add(ReadOnlySpan<byte> item)
    {
        if (_placeholder.Length > 0)
        {
            RunReplacing(item);
            return;
        }

        if (_arguments.Count > _fixedCount && _arguments.TotalBytes + item.Length > MaximumBytes)
        {
            Run(_arguments);
        }

        _arguments.Add(item);
        if (_arguments.Count - _fixedCount >= _most)
        {
            Run(_arguments);
        }
    }

    /// <summary>Runs what is left; without any input the command runs once all the same, unless -r says not to.</summary>
    public void Finish(bool hadInput)
    {
        bool rest = _arguments.Count > _fixedCount;
        bool once = !hadInput && !_needsInput && _placeholder.Length == 0;
        if ((rest || once) && !HasStopped)
        {
            Run(_arguments);
        }
    }

    private void RunReplacing(ReadOnlySpan<byte> item)
    {
        MemoryMark mark = _context.System.Mark();
        TextList arguments = new(_context.System);
        ByteBuffer word = new(_context.System);
        for (int i = 0; i < _fixedCount; i++)
        {
            ReadOnlySpan<byte> rest = _arguments[i];
            word.Clear();
            for (int place = rest.IndexOf(_placeholder); place >= 0; place = rest.IndexOf(_placeholder))
            {
                word.Append(rest.Slice(0, place));
                word.Append(item);
                rest = rest.Slice(place + _placeholder.Length);
            }

            word.Append(rest);
            arguments.Add(word.Bytes);
        }

        Run(arguments);
        _context.System.Release(mark);
    }

    private void Run(TextList arguments)
    {
        if (_shows)
        {
            Show(arguments);
        }

        _context.Output.Flush();
        Streams streams = _context.Streams.WithInput(-1);
        int status = _context.Interpreter.RunCommand(arguments, streams);
        _arguments.Truncate(_fixedCount);
        if (status == StopStatus)
        {
            Status = CommandStopped;
            _context.Complain(arguments[0], "exited with status 255; aborting"u8);
        }
        else if (status is ExitStatus.CannotRun or ExitStatus.NotFound)
        {
            Status = status;
        }
        else if (status != ExitStatus.Success)
        {
            Status = CommandFailed;
        }
    }

    private void Show(TextList arguments)
    {
        OutputWriter output = OutputWriter.ForMessage(_context.System, _context.Streams.Error);
        for (int i = 0; i < arguments.Count; i++)
        {
            output.Write(i > 0 ? " "u8 : default);
            output.Write(arguments[i]);
        }

        output.Write("\n"u8);
        output.Flush();
    }
}
