using System;
using Micro.Protocols;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Lexing;
using Micro.Servers.Shell.Parsing;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Carries out the redirections of a command, from left to right.</summary>
public sealed class Redirector(Interpreter interpreter)
{
    private readonly Interpreter _interpreter = interpreter;

    /// <summary>Applies all redirections below a node; after an error it has been reported.</summary>
    public bool TryApply(SyntaxTree tree, int command, ref Streams streams, OpenedFiles opened)
    {
        for (int node = tree.FirstChild(command); node != SyntaxTree.None; node = tree.Next(node))
        {
            if (tree[node].Kind == SyntaxKind.Redirection && !TryApplyOne(tree, node, ref streams, opened))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryApplyOne(SyntaxTree tree, int node, ref Streams streams, OpenedFiles opened)
    {
        ByteBuffer target = new(_interpreter.State.System);
        WordExpander expander = new(_interpreter.Expansion);
        expander.ExpandText(tree.TextOf(tree.FirstChild(node)), target);
        ServiceError error;
        int descriptor = -1;
        if (tree[node].Operator is TokenKind.GreatAmpersand or TokenKind.LessAmpersand)
        {
            error = FindDescriptor(target.Bytes, streams, out descriptor);
        }
        else if (opened.IsFull)
        {
            error = ServiceError.TooManyOpen;
        }
        else
        {
            error = Open(target.Bytes, tree[node].Operator, out descriptor);
            if (error == ServiceError.None)
            {
                opened.Add(descriptor);
            }
        }

        if (error == ServiceError.None && !streams.TryReplace(tree[node].Number, descriptor, out streams))
        {
            error = ServiceError.BadDescriptor;
        }

        if (error != ServiceError.None)
        {
            _interpreter.Complain(streams, target.Bytes, ServiceErrorText.Of(error));
        }

        return error == ServiceError.None;
    }

    private ServiceError Open(ReadOnlySpan<byte> path, TokenKind operation, out int descriptor)
    {
        OpenFlags flags = operation switch
        {
            TokenKind.Less => OpenFlags.Read,
            TokenKind.DoubleGreat => OpenFlags.Write | OpenFlags.Create | OpenFlags.Append,
            _ => OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate,
        };
        return _interpreter.State.Directory.Open(_interpreter.State.System, path, flags, out descriptor);
    }

    /// <summary>`2>&amp;1` names an open file by number, `2>&amp;-` none.</summary>
    private static ServiceError FindDescriptor(ReadOnlySpan<byte> target, Streams streams, out int descriptor)
    {
        descriptor = -1;
        if (target.SequenceEqual("-"u8))
        {
            return ServiceError.None;
        }

        return Number.TryParse(target, out int number) && streams.TryFind(number, out descriptor)
            ? ServiceError.None
            : ServiceError.BadDescriptor;
    }
}
