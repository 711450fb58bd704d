using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Micro.Simulator;

/// <summary>One machine after the other in the same host process: everything that is slow about the first is there for the next.</summary>
/// <remarks>Standard input has a line for each: <c>SEED FRAMES ARCHIVE-FILE TAB BOOT-OPTIONS</c>; standard output a line of JSON for each.</remarks>
internal sealed class Batch(string images, TextReader input, TextWriter output)
{
    private const int Words = 3;
    private readonly Simulator _simulator = new(images);

    /// <summary>Runs until the input ends.</summary>
    public int Run()
    {
        while (input.ReadLine() is string line)
        {
            string[] parts = line.Split('\t');
            string[] words = parts[0].Split(' ', Words);
            output.WriteLine(JsonSerializer.Serialize(RunOne(words, parts[^1])));
            output.Flush();
        }

        return 0;
    }

    private BatchResult RunOne(string[] words, string bootOptions)
    {
        using MemoryStream written = new();
        SimulationOptions options = new()
        {
            Archive = File.ReadAllBytes(words[2]),
            ImagesFolder = images,
            Seed = ulong.Parse(words[0], CultureInfo.InvariantCulture),
            Frames = ulong.Parse(words[1], CultureInfo.InvariantCulture),
            BootOptions = bootOptions,
        };
        try
        {
            SimulationResult result = _simulator.Run(options, written.WriteByte);
            return new BatchResult(result.Status, result.SystemCalls, written.ToArray(), result.Log, Failure: null);
        }
        catch (SimulatorException exception)
        {
            return new BatchResult(0, 0, written.ToArray(), "", exception.Message);
        }
    }
}
