using System;
using System.Diagnostics;
using System.Threading;

namespace Micro.Simulator.Processor;

/// <summary>Hands a simulation to a .NET debugger.</summary>
internal static class DebuggerStop
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    /// <summary>Breaks into the debugger, which may have to be attached first.</summary>
    /// <param name="place">Where the simulation is.</param>
    public static void Break(string place)
    {
        if (!Debugger.IsAttached)
        {
            Console.Error.WriteLine($"{place}: attach a .NET debugger to process {Environment.ProcessId}");
            while (!Debugger.IsAttached)
            {
                Thread.Sleep(_look);
            }
        }

        Debugger.Break();
    }
}
