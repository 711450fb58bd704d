using System.Runtime.CompilerServices;

namespace Micro.Tests.Features;

internal static class InitializerFeatures
{
    private static int _runs;
    private static string[]? _made;

    public static void Write(ref Report report) => report.Line("module initializer"u8, _runs, _made == null ? -1 : _made.Length);

#pragma warning disable CA2255 // The program is this very library.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        _runs++;
        _made = new string[3];
    }
}
