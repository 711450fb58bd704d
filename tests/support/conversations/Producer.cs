using System;
using System.Collections.Generic;
using System.Linq;

namespace Micro.Testing;

/// <summary>Where a session is recorded: the simulator, or QEMU with one of the CPUs.</summary>
/// <param name="Name">As messages and the variable MICRO_PRODUCERS name it.</param>
/// <param name="Arguments">The command that boots there.</param>
public sealed record Producer(string Name, IReadOnlyList<string> Arguments)
{
    private const string Variable = "MICRO_PRODUCERS";

    // A hang must end the test, not the run of tests.
    private static readonly string[] _limit = ["--timeout", "120"];

    /// <summary>All there are, the quickest first.</summary>
    public static IReadOnlyList<Producer> All { get; } =
    [
        new("simulator", ["sim"]),
        new("x64", ["run", "--arch", "x64", .. _limit]),
        new("arm64", ["run", "--arch", "arm64", .. _limit]),
    ];

    /// <summary>Those that tests use: all, unless MICRO_PRODUCERS names some, separated by commas.</summary>
    public static IReadOnlyList<Producer> Chosen
    {
        get
        {
            string[] names = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
            Producer[] chosen = [.. All.Where(producer => names.Length == 0 || names.Contains(producer.Name))];
            return chosen.Length >= Math.Max(names.Length, 1)
                ? chosen
                : throw new InvalidOperationException($"{Variable} may name {string.Join(", ", All.Select(producer => producer.Name))}.");
        }
    }
}
