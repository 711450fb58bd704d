using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The operands of `cp` and `mv`: sources, and a target that may be a directory to put them into.</summary>
public sealed class TargetOperands(CommandContext context, OptionReader options)
{
    private readonly CommandContext _context = context;
    private readonly OptionReader _options = options;
    private bool _intoDirectory;

    public int SourceCount => _options.OperandCount - 1;

    /// <summary>Where the current source goes.</summary>
    public ByteBuffer Target { get; } = new(context.System);

    private ReadOnlySpan<byte> Last => _options.Operand(SourceCount);

    /// <summary>Finds out what the target is; false after an error, which is reported.</summary>
    public bool TryPrepare()
    {
        if (_options.OperandCount < 2)
        {
            _ = _options.OperandCount == 0
                ? _context.Complain("missing file operand"u8)
                : _context.ComplainQuoting("missing destination file operand after"u8, _options.Operand(0));
            return false;
        }

        ServiceError error = _context.Status(Last, out FileStatus status);
        _intoDirectory = error == ServiceError.None && status.Kind == FileKind.Directory;
        if (SourceCount > 1 && !_intoDirectory)
        {
            _context.Complain(Last, error == ServiceError.None ? ServiceError.NotADirectory : error);
            return false;
        }

        return true;
    }

    /// <summary>Sets <see cref="Target"/> for a source.</summary>
    public void MakeTarget(int source)
    {
        Target.Clear();
        if (!_intoDirectory)
        {
            Target.Append(Last);
            return;
        }

        Target.Append(PathText.WithoutTrailingSlashes(Last));
        Target.Append(Target[Target.Length - 1] == (byte)'/' ? default : "/"u8);
        Target.Append(PathText.LastName(_options.Operand(source)));
    }
}
