namespace Micro.Tracing;

/// <summary>Who sends and receives in a recording: a server, a program, or whoever has no label.</summary>
public sealed class TraceProcess
{
    internal TraceProcess(uint label, string baseName, string name)
    {
        Label = label;
        BaseName = baseName;
        Name = name;
    }

    /// <summary>0: none that has a label.</summary>
    public uint Label { get; }

    /// <summary>The name that it was started under; others may have the same one.</summary>
    public string BaseName { get; }

    /// <summary>Its own name: that of the second <c>cp</c> is <c>cp_2</c>.</summary>
    public string Name { get; }

    public override string ToString() => Name;
}
