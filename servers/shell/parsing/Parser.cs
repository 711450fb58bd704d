using System;
using Micro.Servers.Shell.Lexing;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Parsing;

/// <summary>Parses one complete command at a time: lists, and-or lists, pipelines and simple commands (POSIX, Shell Command Language,
/// "Shell Grammar"). Compound commands are in <see cref="CompoundParser"/>.</summary>
public ref struct Parser
{
    /// <summary>Nesting beyond this is refused, because each level takes stack.</summary>
    private const int MaximumDepth = 32;

    private readonly ReadOnlySpan<byte> _text;
    private Lexer _lexer;
    private Token _token;
    private int _depth;
    private bool _failed;

    public Parser(ReadOnlySpan<byte> text, int position, SyntaxTree tree)
    {
        _text = text;
        Tree = tree;
        _lexer = new Lexer(text, position);
        _token = _lexer.Next();
    }

    public SyntaxTree Tree { get; }

    /// <summary>Where the text after the parsed command starts; after an error, the token that was not expected.</summary>
    public readonly int Position => _token.Start;

    public readonly Token Token => _token;

    public readonly TokenKind Kind => _token.Kind;

    /// <summary>The keyword that the current token would be at the start of a command.</summary>
    public readonly Keyword Keyword =>
        Kind == TokenKind.Word ? Keywords.Of(_text.Slice(_token.Start, _token.Length)) : Keyword.None;

    public readonly bool HasFailed => _failed;

    /// <summary>Parses up to the end of the line that ends a command.</summary>
    public ParseResult ParseCommand(out int root)
    {
        SkipNewlines();
        root = SyntaxTree.None;
        if (Kind == TokenKind.End)
        {
            return ParseResult.End;
        }

        root = ParseList(acrossLines: false);
        if (!_failed && Kind is not (TokenKind.Newline or TokenKind.End))
        {
            _failed = true;
        }

        if (!_failed)
        {
            return ParseResult.Complete;
        }

        return Kind is TokenKind.End or TokenKind.Unterminated ? ParseResult.Incomplete : ParseResult.Error;
    }

    /// <summary>Parses commands up to a token that cannot start one.</summary>
    public int ParseList(bool acrossLines)
    {
        int list = Tree.Add(SyntaxKind.List, _token.Start, _token.Start);
        if (++_depth > MaximumDepth)
        {
            return Fail();
        }

        if (acrossLines)
        {
            SkipNewlines();
        }

        while (!_failed && StartsCommand())
        {
            int item = ParseAndOr();
            if (_failed)
            {
                break;
            }

            Tree.Adopt(list, Kind == TokenKind.Ampersand ? Wrap(SyntaxKind.Background, item) : item);
            if (!TakeSeparator(acrossLines))
            {
                break;
            }
        }

        _depth--;
        return _failed || Tree.FirstChild(list) == SyntaxTree.None ? Fail() : list;
    }

    /// <summary>Takes the current token as a word node.</summary>
    public int TakeWord(SyntaxKind kind = SyntaxKind.Word)
    {
        int node = Tree.Add(kind, _token.Start, _token.End);
        Advance();
        return node;
    }

    public void Advance() => _token = _lexer.Next();

    public void SkipNewlines()
    {
        while (Kind == TokenKind.Newline)
        {
            Advance();
        }
    }

    public bool Take(Keyword keyword)
    {
        if (_failed || Keyword != keyword)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes what must come now; anything else is an error.</summary>
    public void Expect(Keyword keyword)
    {
        if (!Take(keyword))
        {
            _failed = true;
        }
    }

    public int Fail()
    {
        _failed = true;
        return SyntaxTree.None;
    }

    public int Wrap(SyntaxKind kind, int child)
    {
        int node = Tree.Add(kind, Tree[child].Start, Tree[child].End);
        Tree.Adopt(node, child);
        return node;
    }

    private readonly bool StartsCommand() => Kind switch
    {
        TokenKind.Word => Keyword is Keyword.None or Keyword.Not or Keyword.OpenBrace or Keyword.If or Keyword.While
            or Keyword.Until or Keyword.For or Keyword.In or Keyword.Case,
        TokenKind.DescriptorNumber or TokenKind.OpenParenthesis => true,
        _ => IsRedirection(Kind),
    };

    /// <summary>Takes `;`, `&amp;` and, in a list of several lines, line ends; false if the list cannot go on.</summary>
    private bool TakeSeparator(bool acrossLines)
    {
        bool taken = Kind is TokenKind.Semicolon or TokenKind.Ampersand;
        if (taken)
        {
            Advance();
        }

        if (acrossLines && Kind == TokenKind.Newline)
        {
            taken = true;
            SkipNewlines();
        }

        return taken;
    }

    private int ParseAndOr()
    {
        int left = ParsePipeline();
        while (!_failed && Kind is TokenKind.AndIf or TokenKind.OrIf)
        {
            int node = Wrap(Kind == TokenKind.AndIf ? SyntaxKind.And : SyntaxKind.Or, left);
            Advance();
            SkipNewlines();
            int right = ParsePipeline();
            if (!_failed)
            {
                Tree.Adopt(node, right);
            }

            left = node;
        }

        return left;
    }

    private int ParsePipeline()
    {
        int start = _token.Start;
        bool negated = false;
        while (Take(Keyword.Not))
        {
            negated = !negated;
        }

        int command = ParseStage();
        if (!_failed && Kind == TokenKind.Pipe)
        {
            command = Wrap(SyntaxKind.Pipeline, command);
            while (!_failed && Kind == TokenKind.Pipe)
            {
                Advance();
                SkipNewlines();
                int stage = ParseStage();
                if (!_failed)
                {
                    Tree.Adopt(command, stage);
                }
            }
        }

        if (negated && !_failed)
        {
            command = Wrap(SyntaxKind.Not, command);
            Tree[command].Start = start;
        }

        return command;
    }

    private int ParseStage()
    {
        if (!StartsCommand())
        {
            return Fail();
        }

        int compound = CompoundParser.Parse(ref this, out bool isCompound);
        return isCompound ? ParseRedirections(compound) : ParseSimple();
    }

    private int ParseSimple()
    {
        int command = Tree.Add(SyntaxKind.Simple, _token.Start, _token.Start);
        bool assigning = true;
        while (!_failed)
        {
            if (Kind == TokenKind.Word)
            {
                assigning = assigning && IsAssignment();
                Tree.Adopt(command, TakeWord(assigning ? SyntaxKind.Assignment : SyntaxKind.Word));
            }
            else if (!TryAdoptRedirection(command))
            {
                break;
            }
        }

        // A parenthesis after a word would be a function, which this shell does not have.
        return _failed || Kind == TokenKind.OpenParenthesis ? Fail() : command;
    }

    private int ParseRedirections(int compound)
    {
        if (_failed || !(IsRedirection(Kind) || Kind == TokenKind.DescriptorNumber))
        {
            return compound;
        }

        int node = Wrap(SyntaxKind.Redirected, compound);
        while (!_failed && TryAdoptRedirection(node))
        {
        }

        return node;
    }

    private bool TryAdoptRedirection(int command)
    {
        int start = _token.Start;
        ulong descriptor = 0;
        bool numbered = Kind == TokenKind.DescriptorNumber;
        if (numbered)
        {
            _ = Number.TryParse(_text.Slice(start, _token.Length), out descriptor);
            Advance();
        }

        if (!IsRedirection(Kind))
        {
            return false;
        }

        int node = Tree.Add(SyntaxKind.Redirection, start, _token.End);
        bool reads = Kind is TokenKind.Less or TokenKind.LessAmpersand;
        Tree[node].Operator = Kind;
        Tree[node].Number = numbered ? (int)Math.Min(descriptor, 1000) : reads ? 0 : 1;
        Advance();
        if (Kind is not (TokenKind.Word or TokenKind.DescriptorNumber))
        {
            Fail();
            return false;
        }

        Tree.Adopt(node, TakeWord());
        Tree.Adopt(command, node);
        return true;
    }

    private readonly bool IsAssignment()
    {
        ReadOnlySpan<byte> word = _text.Slice(_token.Start, _token.Length);
        int equals = word.IndexOf((byte)'=');
        return equals > 0 && Bytes.IsName(word.Slice(0, equals));
    }

    private static bool IsRedirection(TokenKind kind) => kind is >= TokenKind.Less and <= TokenKind.GreatAmpersand;
}
