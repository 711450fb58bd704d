using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Parses expressions of `find`: -o binds weakest, then -a or nothing, then !.</summary>
public sealed class FindParser(CommandContext context, ValueBuffer<FindNode> nodes, int first)
{
    private readonly CommandContext _context = context;
    private readonly ValueBuffer<FindNode> _nodes = nodes;
    private int _index = first;
    private int _depth;

    public int MaximumDepth { get; private set; } = int.MaxValue;

    public int MinimumDepth { get; private set; }

    /// <summary>Directories come after what is in them.</summary>
    public bool IsDepthFirst { get; private set; }

    /// <summary>Some part does something: then paths are not written as a matter of course.</summary>
    public bool HasAction { get; private set; }

    public bool HasFailed { get; private set; }

    private bool IsAtEnd => _index >= _context.Arguments.Count;

    /// <summary>Parses all arguments; gives the root.</summary>
    public int Parse()
    {
        int root = IsAtEnd ? Add(FindTest.True) : ParseOr();
        if (!IsAtEnd)
        {
            Fail("unexpected argument"u8, _context.Arguments[_index]);
        }

        return root;
    }

    private int ParseOr()
    {
        int left = ParseAnd();
        while (!HasFailed && (Take("-o"u8) || Take("-or"u8)))
        {
            left = Add(FindTest.Or, left, ParseAnd());
        }

        return left;
    }

    private int ParseAnd()
    {
        int left = ParseNot();
        while (!HasFailed && !IsAtEnd && !IsNext(")"u8) && !IsNext("-o"u8) && !IsNext("-or"u8))
        {
            _ = Take("-a"u8) || Take("-and"u8);
            left = Add(FindTest.And, left, ParseNot());
        }

        return left;
    }

    private int ParseNot()
    {
        const int DeepestNesting = 32;
        if (IsAtEnd || ++_depth > DeepestNesting)
        {
            return Fail("expected an expression after"u8, _context.Arguments[_context.Arguments.Count - 1]);
        }

        int node;
        if (Take("!"u8) || Take("-not"u8))
        {
            node = Add(FindTest.Not, ParseNot());
        }
        else if (Take("("u8))
        {
            node = ParseOr();
            if (!HasFailed && !Take(")"u8))
            {
                return Fail("missing"u8, ")"u8);
            }
        }
        else
        {
            node = ParsePrimary(_context.Arguments[_index++]);
        }

        _depth--;
        return node;
    }

    private int ParsePrimary(ReadOnlySpan<byte> word)
    {
        FindTest test = FindWords.Test(word);
        switch (test)
        {
            case FindTest.Name or FindTest.NameIgnoringCase or FindTest.Path or FindTest.Type or FindTest.Size or FindTest.Newer:
                return ParseWithArgument(test, word);
            case FindTest.Execute:
                HasAction = true;
                return ParseCommand();
            case FindTest.Print or FindTest.PrintZero or FindTest.Delete or FindTest.Quit:
                HasAction |= test != FindTest.Quit;
                IsDepthFirst |= test == FindTest.Delete;
                return Add(test);
            case FindTest.Empty or FindTest.Prune or FindTest.True or FindTest.False:
                return Add(test);
            default:
                return ParseGlobal(word);
        }
    }

    /// <summary>Options that hold for the whole walk, wherever they stand.</summary>
    private int ParseGlobal(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("-depth"u8))
        {
            IsDepthFirst = true;
            return Add(FindTest.True);
        }

        bool isMaximum = word.SequenceEqual("-maxdepth"u8);
        if (!isMaximum && !word.SequenceEqual("-mindepth"u8))
        {
            return Fail("unknown predicate"u8, word);
        }

        if (IsAtEnd || !Number.TryParse(_context.Arguments[_index], out int depth) || depth < 0)
        {
            return Fail("expected a number after"u8, word);
        }

        _index++;
        MaximumDepth = isMaximum ? depth : MaximumDepth;
        MinimumDepth = isMaximum ? MinimumDepth : depth;
        return Add(FindTest.True);
    }

    private int ParseWithArgument(FindTest test, ReadOnlySpan<byte> word)
    {
        if (IsAtEnd)
        {
            return Fail("missing argument to"u8, word);
        }

        ReadOnlySpan<byte> argument = _context.Arguments[_index];
        if (test == FindTest.Type && !(argument.Length == 1 && argument[0] is (byte)'f' or (byte)'d' or (byte)'p' or (byte)'c' or (byte)'l'))
        {
            return Fail("unknown argument to -type:"u8, argument);
        }

        if (test == FindTest.Size && !FindSize.TryParse(argument, out FindSize _))
        {
            return Fail("invalid argument to -size:"u8, argument);
        }

        int node = Add(test);
        _nodes[node].Argument = _index++;
        if (test == FindTest.Newer)
        {
            ServiceError error = _context.Status(argument, out FileStatus status);
            _nodes[node].Time = status.Modified;
            if (error != ServiceError.None)
            {
                HasFailed = true;
                _context.Complain(argument, error);
            }
        }

        return node;
    }

    private int ParseCommand()
    {
        int start = _index;
        while (!IsAtEnd)
        {
            bool many = IsNext("+"u8) && _index > start + 1 && _context.Arguments[_index - 1].SequenceEqual("{}"u8);
            if (many || (IsNext(";"u8) && _index > start))
            {
                int node = Add(many ? FindTest.ExecuteMany : FindTest.Execute);
                _nodes[node].Argument = start;
                _nodes[node].End = _index++;
                return node;
            }

            _index++;
        }

        return Fail("missing argument to"u8, "-exec"u8);
    }

    private int Add(FindTest test, int left = 0, int right = 0)
    {
        _nodes.Append(new FindNode { Test = test, Left = left, Right = right });
        return _nodes.Count - 1;
    }

    private bool IsNext(ReadOnlySpan<byte> word) => !IsAtEnd && _context.Arguments[_index].SequenceEqual(word);

    private bool Take(ReadOnlySpan<byte> word)
    {
        bool taken = IsNext(word);
        _index += taken ? 1 : 0;
        return taken;
    }

    private int Fail(ReadOnlySpan<byte> message, ReadOnlySpan<byte> word)
    {
        if (!HasFailed)
        {
            HasFailed = true;
            _context.ComplainQuoting(message, word);
        }

        return 0;
    }
}
