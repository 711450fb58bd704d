using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Micro.Runtime.Tests;

/// <summary>Where the build put what the tests read.</summary>
internal static class Places
{
    private static readonly Dictionary<string, string> _metadata = typeof(Places).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Value != null)
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);

    public static string Repository => _metadata["Repository"];

    public static string CoreLib => _metadata["CoreLib"];

    public static string Facades => _metadata["Facades"];

    /// <summary>The reference assemblies of .NET.</summary>
    public static string References => _metadata["References"];
}
