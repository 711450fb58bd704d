using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Micro.Ipc.Tests.MessagePack.Independent;

/// <summary>Another implementation of MessagePack, asked through a script in its language.</summary>
/// <param name="Name">What is installed.</param>
/// <param name="Install">How to get it.</param>
/// <param name="Program">The interpreter.</param>
/// <param name="Probe">A program that fails where the library is not installed.</param>
/// <param name="Script">The script beside the tests.</param>
public sealed record IndependentCodec(string Name, string Install, string Program, string[] Probe, string Script)
{
    // Debian's own interpreter: a package of Debian is not seen by any other.
    public static IndependentCodec Python { get; } = new(
        "python3-msgpack", "apt-get install python3-msgpack", "/usr/bin/python3", ["-c", "import msgpack"], "encode.py");

    public static IndependentCodec JavaScript { get; } = new(
        "@msgpack/msgpack", "npm install --global @msgpack/msgpack", "node", ["-e", "require('@msgpack/msgpack')"], "encode.js");

    /// <summary>Runs nothing else than the probe.</summary>
    public bool IsPresent => Run(Probe, []) is { Count: 0 };

    /// <summary>The encodings of values as hexadecimal digits, one a line as they came.</summary>
    public IReadOnlyList<string> Encode(IEnumerable<string> values) =>
        Run([Path.Combine(AppContext.BaseDirectory, "independent", Script)], values)
        ?? throw new InvalidOperationException($"{Name} failed; its message is on the standard error.");

    public override string ToString() => Name;

    /// <summary>The lines that a program wrote; null if it failed or does not exist.</summary>
    private List<string>? Run(string[] arguments, IEnumerable<string> input)
    {
        ProcessStartInfo start = new(Program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // Where npm puts what is installed globally; node itself does not look there.
        start.Environment["NODE_PATH"] = $"{Environment.GetEnvironmentVariable("NODE_PATH")}:/usr/lib/node_modules:/usr/local/lib/node_modules";
        try
        {
            using Process process = Process.Start(start)!;

            // Both pipes at once: one that answers line by line must not wait for a reader who is still writing.
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write(string.Concat(input.Select(line => line + "\n")));
            process.StandardInput.Close();
            List<string> lines = [.. output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
            process.WaitForExit();
            return process.ExitCode == 0 ? lines : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
