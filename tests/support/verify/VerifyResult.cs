using System.Collections.Generic;
using System.IO;

namespace VerifyTests;

/// <summary>A comparison that found no difference.</summary>
public sealed class VerifyResult
{
    private readonly string _file;

    internal VerifyResult(string file)
    {
        _file = file;
    }

    /// <summary>The verified text.</summary>
    public string Text => File.ReadAllText(_file);

    /// <summary>The verified files.</summary>
    public IEnumerable<string> Files => [_file];
}
