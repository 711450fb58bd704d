using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>What the linked images must look like, read with LLVM's tools.</summary>
public sealed partial class ImageTests
{
    // What is there to handle vector registers, and what never goes back to a user.
    private static readonly string[] _ends = ["SaveVectors", "RestoreVectors", "ClearVectors", "Panic", "FailFast"];

    // What every system call and every trap of a user goes through; the fast paths, and an operation of the long way.
    private static readonly string[] _landmarks =
        ["Cpu>__Call", "Cpu>__ReplyReceive", "Cpu>__Fault", "FaultPath_1<", "Cpu>__Timer", "Cpu>__Unmap", "Cpu>__Dispatch"];

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void No_segment_is_both_writable_and_executable(string architecture)
    {
        MicroCommand.EnsureBuilt();
        string[] files = Directory.GetFiles(Path.GetDirectoryName(Project.Machine(architecture, "kernel.elf"))!, "*.elf");
        // The bare image of the runtime's tests runs without page tables, in one segment.
        files = [.. files.Where(file => !Path.GetFileName(file).StartsWith("Micro.Tests.", StringComparison.Ordinal))];
        Assert.Contains(files, file => Path.GetFileName(file) == "kernel.elf");
        foreach (string file in files)
        {
            string[] segments = [.. HostTool.Run("llvm-readelf", "--program-headers", "--wide", file)
                .Split('\n').Where(line => line.TrimStart().StartsWith("LOAD ", StringComparison.Ordinal))];
            Assert.NotEmpty(segments);
            Assert.All(segments, segment => Assert.False(WritableAndExecutable().IsMatch(segment), $"{file}: {segment}"));
        }
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void The_kernel_touches_no_vector_register_of_a_user(string architecture)
    {
        MicroCommand.EnsureBuilt();
        Dictionary<string, List<string>> functions = Disassemble(Project.Machine(architecture, "kernel.elf"));
        HashSet<string> reached = [];
        Queue<string> open = new(functions.Keys.Where(name => EntryPoint().IsMatch(name)));
        Assert.Equal(2, open.Count);
        while (open.TryDequeue(out string? name))
        {
            if (_ends.Any(end => name.Contains(end, StringComparison.Ordinal)) || !reached.Add(name))
            {
                continue;
            }

            foreach (string instruction in functions[name])
            {
                // What objdump says behind the operands may look like a register.
                string operands = instruction.Split(" <")[0];
                Assert.False(VectorRegister().IsMatch(operands), $"{name}: {instruction}");
                if (Branch().Match(instruction) is { Success: true } branch)
                {
                    open.Enqueue(branch.Groups["target"].Value);
                }
            }
        }

        Assert.All(_landmarks, landmark => Assert.Contains(reached, name => name.Contains(landmark, StringComparison.Ordinal)));
        Assert.Contains(functions.Values, lines => lines.Any(line => VectorRegister().IsMatch(line.Split(" <")[0])));
    }

    private static Dictionary<string, List<string>> Disassemble(string file)
    {
        Dictionary<string, List<string>> functions = [];
        List<string> current = [];
        foreach (string line in HostTool.Run("llvm-objdump", "-d", "--no-show-raw-insn", "--no-leading-addr", file).Split('\n'))
        {
            if (Function().Match(line) is { Success: true } function)
            {
                current = [];
                functions[function.Groups["name"].Value] = current;
            }
            else if (line.Length > 0 && char.IsWhiteSpace(line[0]))
            {
                current.Add(line);
            }
        }

        return functions;
    }

    // Of a LOAD line: the flags between the sizes and the alignment.
    [GeneratedRegex(@"0x[0-9a-f]+ +(?=[RE ]*W)(?=[RW ]*E)[RWE ]+ 0x[0-9a-f]+$")]
    private static partial Regex WritableAndExecutable();

    [GeneratedRegex("^(?:[0-9a-f]+ )?<(?<name>.+)>:$")]
    private static partial Regex Function();

    [GeneratedRegex(@"[xyz]mm[0-9]|\b[vqd][0-9]{1,2}\b")]
    private static partial Regex VectorRegister();

    // Both names of a function stand at its start; which of them shows is the tool's choice.
    [GeneratedRegex("^(?:.*EntryPoints__|MicroKernel)(?:SystemCall|Trap)$")]
    private static partial Regex EntryPoint();

    // A call, or a jump to the start of another function: places within one have an offset.
    [GeneratedRegex(@"^\s+(?:call|j|b|cb|tb)[a-z.]*\s.* <(?<target>(?!.*\+0x).+)>$")]
    private static partial Regex Branch();
}
