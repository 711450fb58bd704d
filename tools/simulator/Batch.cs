using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Micro.Tools.Simulation;

namespace Micro.Simulator;

/// <summary>One machine after the other in the same host process: everything that is slow about the first is there for the next.</summary>
/// <remarks>Standard input has a line for each: <c>SEED FRAMES ARCHIVE-FILE TAB BOOT-OPTIONS</c>; standard output a line of JSON for each.</remarks>
internal sealed class Batch(string images, string messagesFile, TextReader input, TextWriter output)
{
    private const int Words = 3;

    // Kept from one machine to the next: memory of this size that is new is touched page by page.
    private byte[] _archive = [];

    /// <summary>Runs until the input ends.</summary>
    public int Run()
    {
        using Simulator simulator = new(images, messagesFile);
        while (input.ReadLine() is string line)
        {
            string[] parts = line.Split('\t');
            string[] words = parts[0].Split(' ', Words);
            output.WriteLine(JsonSerializer.Serialize(RunOne(simulator, words, parts[^1])));
            output.Flush();
        }

        return 0;
    }

    private SimulatedEnd RunOne(Simulator simulator, string[] words, string bootOptions)
    {
        using MemoryStream written = new();
        SimulationOptions options = new()
        {
            Archive = Read(words[2]),
            ImagesFolder = images,
            Seed = ulong.Parse(words[0], CultureInfo.InvariantCulture),
            Frames = ulong.Parse(words[1], CultureInfo.InvariantCulture),
            BootOptions = bootOptions,
        };
        try
        {
            SimulationResult result = simulator.Run(options, written.WriteByte);
            return new SimulatedEnd(result.Status, result.Messages, written.ToArray(), result.Log, Failure: null);
        }
        catch (SimulatorException exception)
        {
            return new SimulatedEnd(0, simulator.Messages, written.ToArray(), "", exception.Message);
        }
    }

    private ReadOnlyMemory<byte> Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (_archive.Length < file.Length)
        {
            _archive = new byte[file.Length];
        }

        int length = (int)file.Length;
        file.ReadExactly(_archive, 0, length);
        return _archive.AsMemory(0, length);
    }
}
