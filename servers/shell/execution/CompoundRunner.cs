using System;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Parsing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>Runs if, while, until, for and case.</summary>
public sealed class CompoundRunner(Interpreter interpreter)
{
    private readonly Interpreter _interpreter = interpreter;

    private ShellState State => _interpreter.State;

    public int Run(SyntaxTree tree, int node, Streams streams) => tree[node].Kind switch
    {
        SyntaxKind.If => RunIf(tree, node, streams),
        SyntaxKind.While => RunWhile(tree, node, streams, until: false),
        SyntaxKind.Until => RunWhile(tree, node, streams, until: true),
        SyntaxKind.For => RunFor(tree, node, streams),
        SyntaxKind.Case => RunCase(tree, node, streams),
        _ => ExitStatus.Misuse,
    };

    private int RunIf(SyntaxTree tree, int node, Streams streams)
    {
        int condition = tree.FirstChild(node);
        while (condition != SyntaxTree.None)
        {
            int list = tree.Next(condition);
            if (list == SyntaxTree.None)
            {
                return _interpreter.Execute(tree, condition, streams);
            }

            int status = _interpreter.ExecuteCondition(tree, condition, streams);
            if (State.MustStop)
            {
                return status;
            }

            if (status == 0)
            {
                return _interpreter.Execute(tree, list, streams);
            }

            condition = tree.Next(list);
        }

        return 0;
    }

    private int RunWhile(SyntaxTree tree, int node, Streams streams, bool until)
    {
        int condition = tree.FirstChild(node);
        int body = tree.Next(condition);
        int status = 0;
        State.LoopDepth++;
        while (true)
        {
            bool goesOn = (_interpreter.ExecuteCondition(tree, condition, streams) == 0) != until;
            if (!goesOn || LeavesLoop())
            {
                break;
            }

            status = _interpreter.Execute(tree, body, streams);
            if (LeavesLoop())
            {
                break;
            }
        }

        State.LoopDepth--;
        return StatusOfLoop(status);
    }

    private int RunFor(SyntaxTree tree, int node, Streams streams)
    {
        MemoryMark mark = State.System.Mark();
        int name = tree.FirstChild(node);
        TextList words = new(State.System);
        int body = ExpandWords(tree, node, words);
        int status = 0;
        State.LoopDepth++;
        for (int i = 0; i < words.Count; i++)
        {
            if (!State.Parameters.Variables.Set(tree.TextOf(name), words[i]))
            {
                _interpreter.Complain(streams, tree.TextOf(name), "no room for variables"u8);
                status = ExitStatus.Failure;
                break;
            }

            status = _interpreter.Execute(tree, body, streams);
            if (LeavesLoop())
            {
                break;
            }
        }

        State.LoopDepth--;
        State.System.Release(mark);
        return StatusOfLoop(status);
    }

    private int StatusOfLoop(int ofBody) => State.IsInterrupted ? ExitStatus.Interrupted : ofBody;

    /// <summary>Expands the words of a for loop; gives its body.</summary>
    private int ExpandWords(SyntaxTree tree, int node, TextList words)
    {
        WordExpander expander = new(_interpreter.Expansion);
        int child = tree.Next(tree.FirstChild(node));
        for (; tree[child].Kind == SyntaxKind.Word; child = tree.Next(child))
        {
            expander.ExpandFields(tree.TextOf(child), words);
        }

        if (tree[node].Number == 0)
        {
            expander.ExpandFields("\"$@\""u8, words);
        }

        return child;
    }

    private int RunCase(SyntaxTree tree, int node, Streams streams)
    {
        MemoryMark mark = State.System.Mark();
        int subject = tree.FirstChild(node);
        ByteBuffer text = new(State.System);
        new WordExpander(_interpreter.Expansion).ExpandText(tree.TextOf(subject), text);
        int body = FindCase(tree, tree.Next(subject), text.Bytes);
        State.System.Release(mark);
        return body == SyntaxTree.None ? 0 : _interpreter.Execute(tree, body, streams);
    }

    private int FindCase(SyntaxTree tree, int firstItem, ReadOnlySpan<byte> text)
    {
        WordExpander expander = new(_interpreter.Expansion);
        for (int item = firstItem; item != SyntaxTree.None; item = tree.Next(item))
        {
            bool found = false;
            int child = tree.FirstChild(item);
            for (; tree[child].Kind == SyntaxKind.Word; child = tree.Next(child))
            {
                found = found || PatternMatcher.Matches(expander.ExpandPattern(tree.TextOf(child)), text);
            }

            if (found)
            {
                return child;
            }
        }

        return SyntaxTree.None;
    }

    /// <summary>Whether the innermost loop ends; counts `break` and `continue` down by this loop.</summary>
    private bool LeavesLoop()
    {
        if (State.Breaks > 0)
        {
            State.Breaks--;
            return true;
        }

        if (State.Continues > 0)
        {
            State.Continues--;
            return State.Continues > 0;
        }

        return State.IsExiting || State.TakeInterrupt();
    }
}
