namespace Micro.Servers.Shell.Expansion;

/// <summary>What `${…}` stands for.</summary>
public enum ParameterForm : byte
{
    /// <summary>A value that was found.</summary>
    Value,

    /// <summary>The word after the operator, still to be expanded.</summary>
    Word,

    /// <summary>Nothing: the text is no parameter.</summary>
    Bad,
}
