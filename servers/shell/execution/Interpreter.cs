using System;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Parsing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Runs syntax trees. Each method gives the exit status of what it ran.</summary>
public sealed class Interpreter : ICommandSubstitution
{
    private readonly SimpleCommandRunner _simple;
    private readonly CompoundRunner _compound;
    private readonly PipelineRunner _pipelines;
    private readonly Redirector _redirector;

    public Interpreter(ShellState state)
    {
        State = state;
        Expansion = new ExpansionContext(state.System, state.Parameters, state.Directory, this);
        Children = new ChildProcesses(state);
        _redirector = new Redirector(this);
        _simple = new SimpleCommandRunner(this, _redirector);
        _compound = new CompoundRunner(this);
        _pipelines = new PipelineRunner(this);
    }

    public ShellState State { get; }

    public ExpansionContext Expansion { get; }

    public ChildProcesses Children { get; }

    public int Execute(SyntaxTree tree, int node, Streams streams)
    {
        SyntaxKind kind = tree[node].Kind;
        int status = kind switch
        {
            SyntaxKind.List => ExecuteList(tree, node, streams),
            SyntaxKind.Background => _pipelines.StartJob(tree, node, streams),
            SyntaxKind.And => ExecuteAndOr(tree, node, streams, goesOnWhenSuccessful: true),
            SyntaxKind.Or => ExecuteAndOr(tree, node, streams, goesOnWhenSuccessful: false),
            SyntaxKind.Not => ExecuteCondition(tree, tree.FirstChild(node), streams) == 0 ? 1 : 0,
            SyntaxKind.Pipeline => _pipelines.Run(tree, node, streams),
            SyntaxKind.Simple => _simple.Run(tree, node, streams),
            SyntaxKind.Redirected => ExecuteRedirected(tree, node, streams),
            SyntaxKind.Subshell => _pipelines.RunSubshell(tree, node, streams),
            _ => _compound.Run(tree, node, streams),
        };
        if (State.IsExiting)
        {
            return State.Parameters.LastStatus;
        }

        State.Parameters.LastStatus = status;
        bool isCommand = kind is SyntaxKind.Simple or SyntaxKind.Pipeline or SyntaxKind.Subshell;
        if (isCommand && status != 0 && State.ExitsOnFailure && State.Conditions == 0)
        {
            State.IsExiting = true;
        }

        return status;
    }

    /// <summary>Runs what only decides: its failure is no failure of the script.</summary>
    public int ExecuteCondition(SyntaxTree tree, int node, Streams streams)
    {
        State.Conditions++;
        int status = Execute(tree, node, streams);
        State.Conditions--;
        return status;
    }

    /// <summary>Runs a built-in command on behalf of another, such as `xargs`.</summary>
    public int RunCommand(TextList arguments, Streams streams)
    {
        MemoryMark mark = State.System.Mark();
        int status = _simple.RunArguments(arguments, streams);
        State.System.Release(mark);
        return status;
    }

    /// <summary>Runs text in a child and collects its output.</summary>
    public void Capture(ReadOnlySpan<byte> text, ByteBuffer output) => _pipelines.Capture(text, output);

    /// <summary>Writes `sh: subject: message` to the error output.</summary>
    public void Complain(Streams streams, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> message)
    {
        OutputWriter error = OutputWriter.ForMessage(State.System, streams.Error);
        error.Write("sh: "u8);
        if (!subject.IsEmpty)
        {
            error.Write(subject);
            error.Write(": "u8);
        }

        error.WriteLine(message);
        error.Flush();
    }

    private int ExecuteList(SyntaxTree tree, int node, Streams streams)
    {
        int status = 0;
        for (int child = tree.FirstChild(node); child != SyntaxTree.None && !State.MustStop; child = tree.Next(child))
        {
            status = Execute(tree, child, streams);
        }

        return status;
    }

    private int ExecuteAndOr(SyntaxTree tree, int node, Streams streams, bool goesOnWhenSuccessful)
    {
        int left = tree.FirstChild(node);
        int status = ExecuteCondition(tree, left, streams);
        return (status == 0) == goesOnWhenSuccessful && !State.MustStop ? Execute(tree, tree.Next(left), streams) : status;
    }

    private int ExecuteRedirected(SyntaxTree tree, int node, Streams streams)
    {
        MemoryMark mark = State.System.Mark();
        OpenedFiles opened = new();
        int status = ExitStatus.Failure;
        if (_redirector.TryApply(tree, node, ref streams, opened))
        {
            status = Execute(tree, tree.FirstChild(node), streams);
        }

        opened.CloseAll(State.System);
        State.System.Release(mark);
        return status;
    }
}
