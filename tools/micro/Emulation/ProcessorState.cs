using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Micro.Tools.Symbols;

namespace Micro.Tools.Emulation;

/// <summary>What the processor was doing when a guest that hangs was stopped: its registers, and the C# method it was in.</summary>
internal sealed partial class ProcessorState
{
    private readonly string[] _registers;

    public ProcessorState(string registers)
    {
        _registers = [.. registers.Split('\n').Select(line => line.Trim()).Where(line => General().IsMatch(line))];
    }

    /// <summary>The lines to show; none where QEMU did not say.</summary>
    public IEnumerable<string> Describe(CodeNames names)
    {
        Match match = _registers.Select(line => Counter().Match(line)).FirstOrDefault(match => match.Success) ?? Match.Empty;
        if (match.Success)
        {
            ulong address = ulong.Parse(match.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            yield return $"stopped at 0x{address:x}, {names.At(address) ?? "outside of all images"}";
        }

        foreach (string line in _registers)
        {
            yield return line;
        }
    }

    // Neither the segments of x86 nor the vector registers of either CPU: they say little and are many.
    [GeneratedRegex("^(R[A-Z0-9]+ *=|CR0=|PC=|X[0-9]+=|PSTATE=)")]
    private static partial Regex General();

    [GeneratedRegex(@"\b(?:RIP|PC)=([0-9a-f]+)")]
    private static partial Regex Counter();
}
