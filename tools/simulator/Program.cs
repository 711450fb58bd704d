using System;
using System.Globalization;
using System.IO;
using Micro.Simulator.Processor;

namespace Micro.Simulator;

/// <summary>`Micro.Simulator ARCHIVE IMAGES SEED FRAMES script|keys OPTIONS [TRACE]`: what `micro sim` runs, in a process of its own.
/// `Micro.Simulator batch IMAGES`: many machines, see <see cref="Batch"/>.</summary>
internal static class Program
{
    private const int CannotSimulate = 125;
    private const string ExitLine = "micro: exit ";

    private static int Main(string[] arguments)
    {
        if (arguments is ["batch", string folder])
        {
            HostProcessor.KeepAll();
            return new Batch(folder, Console.In, Console.Out).Run();
        }

        if (arguments is not [string archive, string images, string seed, string frames, string input, string bootOptions, .. string[] trace]
            || trace.Length > 1)
        {
            Console.Error.WriteLine("usage: Micro.Simulator ARCHIVE IMAGES-FOLDER SEED FRAMES script|keys BOOT-OPTIONS [TRACE-FILE]");
            return 2;
        }

        HostProcessor.KeepAll();
        using Stream output = Console.OpenStandardOutput();
        using BufferedStream buffered = new(output);
        using FileStream? recording = trace is [string file] ? File.Create(file) : null;
        try
        {
            SimulationOptions options = new()
            {
                Archive = File.ReadAllBytes(archive),
                ImagesFolder = images,
                Seed = ulong.Parse(seed, CultureInfo.InvariantCulture),
                Frames = ulong.Parse(frames, CultureInfo.InvariantCulture),
                BootOptions = bootOptions,
                Input = input == "keys" ? Console.OpenStandardInput() : null,
                Recording = recording,
            };
            using Simulator simulator = new(images);
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
