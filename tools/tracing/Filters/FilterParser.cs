using System;
using System.Collections.Generic;
using System.Linq;

namespace Micro.Tracing;

/// <summary>Reads filters: <c>or</c> binds less than <c>and</c>, which binds less than <c>not</c>.</summary>
internal sealed class FilterParser(string text, MessageDecoder decoder)
{
    private const int MaxDepth = 100;
    private readonly List<FilterToken> _tokens = FilterLexer.Split(text);
    private int _next;
    private int _depth;

    private FilterToken Token => _tokens[_next];

    public TraceFilter Parse()
    {
        Func<TraceCall, bool> condition = Either();
        return Token.Text.Length == 0 && !Token.IsWord
            ? new TraceFilter(text, condition)
            : throw Wrong(Token, $"'{Token.Text}' is too much", "and, or");
    }

    private Func<TraceCall, bool> Either()
    {
        Func<TraceCall, bool> left = Both();
        while (TakeWord("or"))
        {
            Func<TraceCall, bool> first = left;
            Func<TraceCall, bool> second = Both();
            left = call => first(call) || second(call);
        }

        return left;
    }

    private Func<TraceCall, bool> Both()
    {
        Func<TraceCall, bool> left = Not();
        while (TakeWord("and"))
        {
            Func<TraceCall, bool> first = left;
            Func<TraceCall, bool> second = Not();
            left = call => first(call) && second(call);
        }

        return left;
    }

    private Func<TraceCall, bool> Not()
    {
        if (++_depth > MaxDepth)
        {
            throw Wrong(Token, "the filter is nested too deeply", "a simpler one");
        }

        Func<TraceCall, bool> condition;
        if (TakeWord("not"))
        {
            Func<TraceCall, bool> inner = Not();
            condition = call => !inner(call);
        }
        else if (TakeSign("("))
        {
            condition = Either();
            if (!TakeSign(")"))
            {
                throw Expected("and, or, )");
            }
        }
        else
        {
            condition = Comparison();
        }

        _depth--;
        return condition;
    }

    private Func<TraceCall, bool> Comparison()
    {
        FilterToken name = Token;
        if (!name.IsWord)
        {
            throw Expected(string.Join(", ", FilterField.All.Select(f => f.Name)) + ", not, (");
        }

        FilterField field = FilterField.All.FirstOrDefault(candidate => candidate.Name == name.Text)
            ?? throw Wrong(name, $"unknown name '{name.Text}'", string.Join(", ", FilterField.All.Select(f => f.Name)));
        _next++;
        bool isDifferent = TakeSign("!=");
        if (!isDifferent && !TakeSign("="))
        {
            throw Expected("=, !=");
        }

        HashSet<string> values = [Value(field)];
        while (TakeSign(","))
        {
            values.Add(Value(field));
        }

        return call => field.Of(call).Any(values.Contains) != isDifferent;
    }

    private string Value(FilterField field)
    {
        FilterToken value = Token;
        if (!value.IsWord)
        {
            throw Expected(field.Choices(decoder) is { Length: > 0 } some ? string.Join(", ", some) : $"the name of a {field.Name}");
        }

        string[] choices = field.Choices(decoder);
        if (choices.Length > 0 && !choices.Contains(value.Text))
        {
            throw Wrong(value, $"unknown {field.Name} '{value.Text}'", string.Join(", ", choices));
        }

        _next++;
        return value.Text;
    }

    private bool TakeWord(string word) => Take(Token.IsWord && Token.Text == word);

    private bool TakeSign(string sign) => Take(!Token.IsWord && Token.Text == sign);

    private bool Take(bool isThere)
    {
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private TraceFilterException Expected(string choices) =>
        Wrong(Token, Token.Text.Length == 0 ? "the filter ends here" : $"'{Token.Text}' cannot stand here", choices);

    private static TraceFilterException Wrong(FilterToken token, string what, string choices) =>
        new(token.Position, $"filter, column {token.Position + 1}: {what} (choose from {choices})");
}
