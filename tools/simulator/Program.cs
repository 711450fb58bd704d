using System;
using System.Globalization;
using System.IO;
using Micro.Simulator.Processor;

namespace Micro.Simulator;

/// <summary>`Micro.Simulator ARCHIVE IMAGES SEED FRAMES script|keys OPTIONS MESSAGES-FILE none|end=N|debug=N [TRACE]`: what `micro sim` runs, in a
/// process of its own. `Micro.Simulator batch IMAGES PROCESSOR MESSAGES-FILE`: many machines, see <see cref="Batch"/>.</summary>
internal static class Program
{
    private const int CannotSimulate = 125;
    private const int WrongUsage = 2;
    private const string ExitLine = "micro: exit ";

    // Behind these comes the number of a message.
    private const string EndAt = "end=";
    private const string DebugAt = "debug=";

    private static int Main(string[] arguments)
    {
        if (arguments is ["batch", string folder, string processor, string counted])
        {
            HostProcessor.KeepAll(int.Parse(processor, CultureInfo.InvariantCulture));
            return new Batch(folder, counted, Console.In, Console.Out).Run();
        }

        if (arguments is not [string archive, string images, string seed, string frames, string input, string bootOptions, string messages,
            string stop, .. string[] trace] || trace.Length > 1)
        {
            Console.Error.WriteLine(
                "usage: Micro.Simulator ARCHIVE IMAGES-FOLDER SEED FRAMES script|keys BOOT-OPTIONS MESSAGES-FILE none|end=N|debug=N [TRACE-FILE]");
            return WrongUsage;
        }

        HostProcessor.KeepAll();
        using FileStream? recording = trace is [string file] ? File.Create(file) : null;
        SimulationOptions options = new()
        {
            Archive = File.ReadAllBytes(archive),
            ImagesFolder = images,
            Seed = ulong.Parse(seed, CultureInfo.InvariantCulture),
            Frames = ulong.Parse(frames, CultureInfo.InvariantCulture),
            BootOptions = bootOptions,
            Input = input == "keys" ? Console.OpenStandardInput() : null,
            Recording = recording,
            BreakAt = BreakAt(stop),
            BreaksIntoDebugger = stop.StartsWith(DebugAt, StringComparison.Ordinal),
        };
        return Run(options, messages);
    }

    private static long? BreakAt(string stop) =>
        stop.StartsWith(EndAt, StringComparison.Ordinal) || stop.StartsWith(DebugAt, StringComparison.Ordinal)
            ? long.Parse(stop.AsSpan(stop.IndexOf('=', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    private static int Run(SimulationOptions options, string messages)
    {
        using Stream output = Console.OpenStandardOutput();
        using BufferedStream buffered = new(output);
        try
        {
            using Simulator simulator = new(options.ImagesFolder, messages);
            SimulationResult result = simulator.Run(options, value => Write(buffered, value));
            buffered.Flush();
            return Tell(result);
        }
        catch (SimulatorException exception)
        {
            buffered.Flush();
            Console.Error.WriteLine(exception.Message);
            return CannotSimulate;
        }
    }

    private static int Tell(SimulationResult result)
    {
        // The kernel's last line says the status, which is this process' own.
        foreach (string line in result.Log.Split('\n'))
        {
            if (line.Length != 0 && !line.StartsWith(ExitLine, StringComparison.Ordinal))
            {
                Console.Error.WriteLine(line);
            }
        }

        return result.Status;
    }

    private static void Write(BufferedStream output, byte value)
    {
        output.WriteByte(value);
        if (value is (byte)'\n' or (byte)' ')
        {
            output.Flush();
        }
    }
}
