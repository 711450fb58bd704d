using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Lexing;

/// <summary>Cuts shell text into tokens, on demand (POSIX, Shell Command Language, "Token Recognition").</summary>
public ref struct Lexer(ReadOnlySpan<byte> text, int position)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; private set; } = position;

    public Token Next()
    {
        SkipBlanks();
        if (Position >= _text.Length)
        {
            return new Token(TokenKind.End, _text.Length, _text.Length);
        }

        int start = Position;
        TokenKind kind = Operator(start, out int length);
        if (kind == TokenKind.Word)
        {
            return Word(start);
        }

        Position = start + length;
        return new Token(kind, start, Position);
    }

    private Token Word(int start)
    {
        int end = WordScanner.EndOfWord(_text, start);
        if (end < 0)
        {
            Position = _text.Length;
            return new Token(TokenKind.Unterminated, start, _text.Length);
        }

        Position = end;
        bool redirects = end < _text.Length && _text[end] is (byte)'<' or (byte)'>';
        bool isNumber = redirects && Number.TryParse(_text.Slice(start, end - start), out ulong _);
        return new Token(isNumber ? TokenKind.DescriptorNumber : TokenKind.Word, start, end);
    }

    /// <summary>Blanks, comments and joined lines separate tokens and mean nothing themselves.</summary>
    private void SkipBlanks()
    {
        while (Position < _text.Length)
        {
            byte value = _text[Position];
            if (Bytes.IsBlank(value))
            {
                Position++;
            }
            else if (value == (byte)'\\' && Position + 1 < _text.Length && _text[Position + 1] == (byte)'\n')
            {
                Position += 2;
            }
            else if (value == (byte)'#')
            {
                int end = Bytes.Find(_text, (byte)'\n', Position);
                Position = end < 0 ? _text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The operator at <paramref name="start"/>, or Word if there is none.</summary>
    private readonly TokenKind Operator(int start, out int length)
    {
        byte next = start + 1 < _text.Length ? _text[start + 1] : (byte)0;
        length = 2;
        switch ((_text[start], next))
        {
            case ((byte)'&', (byte)'&'):
                return TokenKind.AndIf;
            case ((byte)'|', (byte)'|'):
                return TokenKind.OrIf;
            case ((byte)';', (byte)';'):
                return TokenKind.DoubleSemicolon;
            case ((byte)'>', (byte)'>'):
                return TokenKind.DoubleGreat;
            case ((byte)'>', (byte)'&'):
                return TokenKind.GreatAmpersand;
            case ((byte)'<', (byte)'&'):
                return TokenKind.LessAmpersand;
            default:
                length = 1;
                return SingleOperator(_text[start]);
        }
    }

    private static TokenKind SingleOperator(byte value) => value switch
    {
        (byte)'\n' => TokenKind.Newline,
        (byte)';' => TokenKind.Semicolon,
        (byte)'&' => TokenKind.Ampersand,
        (byte)'|' => TokenKind.Pipe,
        (byte)'(' => TokenKind.OpenParenthesis,
        (byte)')' => TokenKind.CloseParenthesis,
        (byte)'<' => TokenKind.Less,
        (byte)'>' => TokenKind.Great,
        _ => TokenKind.Word,
    };
}
