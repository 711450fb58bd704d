using System;
using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>A row of the page's diagram. Numbers of lanes, strings and rows are indices; -1: none.</summary>
internal sealed record PageRow
{
    /// <summary>What the page reads, by the names it has there.</summary>
    public static IReadOnlyList<(string Name, Func<PageRow, long> Value)> Columns { get; } =
    [
        ("time", row => row.Time),
        ("record", row => row.Record),
        ("from", row => row.From),
        ("to", row => row.To),
        ("kind", row => (long)row.Kind),
        ("text", row => row.Text),
        ("mate", row => row.Mate),
        ("parent", row => row.Parent),
        ("number", row => row.Number),
        ("operation", row => row.Operation),
        ("error", row => row.Error),
        ("note", row => row.Note),
        ("bytes", row => row.Bytes),
    ];

    public long Time { get; init; }

    public long Record { get; init; }

    public int From { get; init; }

    public int To { get; init; } = -1;

    public PageRowKind Kind { get; init; }

    public int Text { get; init; }

    /// <summary>The answer of a request, the request of an answer.</summary>
    public int Mate { get; set; } = -1;

    /// <summary>The request that this was done for.</summary>
    public int Parent { get; set; } = -1;

    public int Number { get; init; }

    /// <summary>The protocol, a dot, the operation.</summary>
    public int Operation { get; init; } = -1;

    /// <summary>Of an answer: its error, None included.</summary>
    public int Error { get; init; } = -1;

    /// <summary>Of a request without an answer: why.</summary>
    public int Note { get; init; } = -1;

    public int Bytes { get; init; }
}
