namespace Micro.Tools.Host;

/// <summary>How another program ended, and all it said.</summary>
internal sealed record SubprocessResult(int Status, string Text);
