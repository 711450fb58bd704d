using System;

namespace Micro.Tracing;

/// <summary>An expression that says which calls are wanted, <c>server=fd and not error=NotFound</c>; docs/tracing.md has the language.</summary>
public sealed class TraceFilter
{
    private readonly Func<TraceCall, bool> _condition;

    internal TraceFilter(string text, Func<TraceCall, bool> condition)
    {
        Text = text;
        _condition = condition;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="TraceFilterException">It is none; the message says where and what could stand there.</exception>
    public static TraceFilter Parse(string text, MessageDecoder? decoder = null) =>
        new FilterParser(text, decoder ?? MessageDecoder.Default).Parse();

    /// <summary>The call, with its reply, is wanted.</summary>
    public bool Matches(TraceCall call) => _condition(call);
}
