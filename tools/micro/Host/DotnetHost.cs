using System;

namespace Micro.Tools.Host;

/// <summary>The SDK's own program: the one that an SDK which started us names (.NET CLI, "DOTNET_HOST_PATH"), else that of the path.</summary>
internal static class DotnetHost
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
}
