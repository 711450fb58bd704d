using Micro.Servers.Shell.Lexing;

namespace Micro.Servers.Shell.Parsing;

/// <summary>Parses what starts with a keyword or a parenthesis: groups, subshells, if, while, until, for and case.</summary>
public static class CompoundParser
{
    /// <summary>Parses a compound command if one starts here.</summary>
    public static int Parse(ref Parser parser, out bool isCompound)
    {
        isCompound = true;
        if (parser.Kind == TokenKind.OpenParenthesis)
        {
            return ParseSubshell(ref parser);
        }

        int start = parser.Token.Start;
        int node;
        switch (parser.Keyword)
        {
            case Keyword.OpenBrace:
                node = ParseGroup(ref parser);
                break;
            case Keyword.If:
                node = ParseIf(ref parser);
                break;
            case Keyword.While:
                node = ParseLoop(ref parser, SyntaxKind.While);
                break;
            case Keyword.Until:
                node = ParseLoop(ref parser, SyntaxKind.Until);
                break;
            case Keyword.For:
                node = ParseFor(ref parser);
                break;
            case Keyword.Case:
                node = ParseCase(ref parser);
                break;
            default:
                isCompound = false;
                return SyntaxTree.None;
        }

        if (!parser.HasFailed)
        {
            parser.Tree[node].Start = start;
        }

        return node;
    }

    private static int ParseSubshell(ref Parser parser)
    {
        int open = parser.Token.Start;
        parser.Advance();
        int list = parser.ParseList(acrossLines: true);
        if (parser.HasFailed || parser.Kind != TokenKind.CloseParenthesis)
        {
            return parser.Fail();
        }

        int node = parser.Tree.Add(SyntaxKind.Subshell, open, parser.Token.End);
        parser.Tree.Adopt(node, list);
        parser.Advance();
        return node;
    }

    private static int ParseGroup(ref Parser parser)
    {
        parser.Advance();
        int list = parser.ParseList(acrossLines: true);
        return Close(ref parser, list, Keyword.CloseBrace);
    }

    private static int ParseIf(ref Parser parser)
    {
        int node = parser.Tree.Add(SyntaxKind.If, parser.Token.Start, parser.Token.End);
        do
        {
            parser.Advance();
            AdoptList(ref parser, node);
            parser.Expect(Keyword.Then);
            AdoptList(ref parser, node);
        }
        while (!parser.HasFailed && parser.Keyword == Keyword.Elif);

        if (parser.Take(Keyword.Else))
        {
            AdoptList(ref parser, node);
        }

        return Close(ref parser, node, Keyword.Fi);
    }

    private static int ParseLoop(ref Parser parser, SyntaxKind kind)
    {
        int node = parser.Tree.Add(kind, parser.Token.Start, parser.Token.End);
        parser.Advance();
        AdoptList(ref parser, node);
        return ParseBody(ref parser, node);
    }

    private static int ParseFor(ref Parser parser)
    {
        int node = parser.Tree.Add(SyntaxKind.For, parser.Token.Start, parser.Token.End);
        parser.Advance();
        if (parser.Kind != TokenKind.Word)
        {
            return parser.Fail();
        }

        parser.Tree.Adopt(node, parser.TakeWord());
        parser.SkipNewlines();
        if (parser.Take(Keyword.In))
        {
            parser.Tree[node].Number = 1;
            while (parser.Kind is TokenKind.Word)
            {
                parser.Tree.Adopt(node, parser.TakeWord());
            }
        }

        if (parser.Kind == TokenKind.Semicolon)
        {
            parser.Advance();
        }

        parser.SkipNewlines();
        return ParseBody(ref parser, node);
    }

    private static int ParseBody(ref Parser parser, int node)
    {
        parser.Expect(Keyword.Do);
        AdoptList(ref parser, node);
        return Close(ref parser, node, Keyword.Done);
    }

    private static int ParseCase(ref Parser parser)
    {
        int node = parser.Tree.Add(SyntaxKind.Case, parser.Token.Start, parser.Token.End);
        parser.Advance();
        if (parser.Kind != TokenKind.Word)
        {
            return parser.Fail();
        }

        parser.Tree.Adopt(node, parser.TakeWord());
        parser.SkipNewlines();
        parser.Expect(Keyword.In);
        parser.SkipNewlines();
        while (!parser.HasFailed && parser.Keyword != Keyword.Esac)
        {
            int item = ParseCaseItem(ref parser);
            if (!parser.HasFailed)
            {
                parser.Tree.Adopt(node, item);
            }
        }

        return Close(ref parser, node, Keyword.Esac);
    }

    private static int ParseCaseItem(ref Parser parser)
    {
        int item = parser.Tree.Add(SyntaxKind.CaseItem, parser.Token.Start, parser.Token.End);
        if (parser.Kind == TokenKind.OpenParenthesis)
        {
            parser.Advance();
        }

        while (parser.Kind == TokenKind.Word)
        {
            parser.Tree.Adopt(item, parser.TakeWord());
            if (parser.Kind != TokenKind.Pipe)
            {
                break;
            }

            parser.Advance();
        }

        if (parser.Kind != TokenKind.CloseParenthesis || parser.Tree.FirstChild(item) == SyntaxTree.None)
        {
            return parser.Fail();
        }

        parser.Advance();
        parser.SkipNewlines();
        AdoptCaseBody(ref parser, item);
        if (parser.Kind == TokenKind.DoubleSemicolon)
        {
            parser.Advance();
            parser.SkipNewlines();
        }
        else if (parser.Keyword != Keyword.Esac)
        {
            return parser.Fail();
        }

        return item;
    }

    /// <summary>The body of a case item may be empty: then it is a list without children.</summary>
    private static void AdoptCaseBody(ref Parser parser, int item)
    {
        if (parser.Kind == TokenKind.DoubleSemicolon || parser.Keyword == Keyword.Esac)
        {
            int start = parser.Token.Start;
            parser.Tree.Adopt(item, parser.Tree.Add(SyntaxKind.List, start, start));
            return;
        }

        AdoptList(ref parser, item);
    }

    private static void AdoptList(ref Parser parser, int node)
    {
        if (parser.HasFailed)
        {
            return;
        }

        int list = parser.ParseList(acrossLines: true);
        if (!parser.HasFailed)
        {
            parser.Tree.Adopt(node, list);
        }
    }

    private static int Close(ref Parser parser, int node, Keyword keyword)
    {
        int end = parser.Token.End;
        parser.Expect(keyword);
        if (!parser.HasFailed)
        {
            parser.Tree[node].End = end;
        }

        return node;
    }
}
