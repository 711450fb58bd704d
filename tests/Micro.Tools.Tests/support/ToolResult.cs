namespace Micro.Tools.Tests.Support;

/// <summary>How the tool ended and what it said.</summary>
internal sealed record ToolResult(int Status, string Output, string Error);
