using System;
using System.IO;

namespace VerifyTests;

/// <summary>Tells who started the tests which snapshots are in use, so that the others can be found.</summary>
internal static class SnapshotLog
{
    // Set by `./micro test`: a folder where every process of tests keeps a list of its own.
    private const string Variable = "MICRO_SNAPSHOTS";

    private static readonly object _one = new();

    public static void Add(string file)
    {
        if (Environment.GetEnvironmentVariable(Variable) is string { Length: > 0 } folder)
        {
            lock (_one)
            {
                Directory.CreateDirectory(folder);
                File.AppendAllText(Path.Combine(folder, $"{Environment.ProcessId}.txt"), Path.GetFullPath(file) + "\n");
            }
        }
    }
}
