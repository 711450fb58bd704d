using System;
using System.Globalization;
using System.Linq;
using Micro.Tools.Emulation;

namespace Micro.Tools.Benchmarks;

/// <summary>The lines of the log that say how far the boot has come, such as "micro: prompt 12345678".</summary>
internal static class BootMarks
{
    /// <summary>The boot option that asks for them.</summary>
    public const string Option = "marks";

    /// <summary>Instructions from power-on to the kernel's entry.</summary>
    public const string Entry = "entry";

    /// <summary>Instructions from the kernel's entry to the moment the shell is ready.</summary>
    public const string Prompt = "prompt";

    /// <summary>Bytes in use when the shell is ready.</summary>
    public const string Memory = "memory";

    public static long? Find(GuestLog log, string name)
    {
        string prefix = $"micro: {name} ";
        string? line = log.Lines.FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal));
        return long.TryParse(line?[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : null;
    }
}
