using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Micro.Tracing.Tests.Support;

/// <summary>A test that needs a program of the host; where that is not installed it is skipped, and says so.</summary>
internal sealed class ProgramFactAttribute : FactAttribute
{
    /// <param name="program">Its name on the path.</param>
    /// <param name="package">Debian's package of it.</param>
    public ProgramFactAttribute(string program, string package)
    {
        Program = program;
        Package = package;
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
        Skip = isInstalled ? null : $"{program} is not installed (apt-get install {package})";
    }

    public string Program { get; }

    public string Package { get; }
}
