using System.Collections.Generic;
using System.Linq;
using Micro.Tools.Building;
using Micro.Tools.Elf;

namespace Micro.Tools.Symbols;

/// <summary>Says which image and which C# method an address of the guest belongs to: every image has a base of its own.</summary>
internal sealed class CodeNames
{
    private readonly MachineBuild _build;
    private readonly string[] _images;

    public CodeNames(MachineBuild build, IEnumerable<string> images)
    {
        _build = build;
        _images = [.. images];
    }

    /// <summary>The method at an address; null where no image has code there.</summary>
    public string? At(ulong address)
    {
        foreach (string image in _images)
        {
            IExecutable executable = _build.Executable(image);
            bool isHere = executable.Segments.Any(segment =>
                address >= segment.VirtualAddress && address - segment.VirtualAddress < segment.MemorySize);
            if (isHere)
            {
                ExecutableSymbol? function = executable.Functions.LastOrDefault(function => function.Address <= address);
                MangledNames names = new(_build.Assemblies([image]));
                return function is null ? image : $"{image}: {names.Readable(function.Name)}";
            }
        }

        return null;
    }
}
