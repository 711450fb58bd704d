using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Micro.Runtime.Tests;

/// <summary>Where the build put what the tests read.</summary>
internal static class Places
{
    private static readonly Dictionary<string, string> Metadata = typeof(Places).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Value != null)
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);

    public static string Repository => Metadata["Repository"];

    public static string CoreLib => Metadata["CoreLib"];

    public static string Facades => Metadata["Facades"];

    /// <summary>The reference assemblies of .NET.</summary>
    public static string References => Metadata["References"];
}
