using Xunit;

namespace Micro.Ipc.Tests.MessagePack.Independent;

/// <summary>A test against another implementation; where it is not installed it is skipped, and says so.</summary>
public sealed class IndependentFactAttribute : FactAttribute
{
    /// <param name="name">The <see cref="IndependentCodec.Name"/>.</param>
    public IndependentFactAttribute(string name)
    {
        IndependentCodec codec = name == IndependentCodec.Python.Name ? IndependentCodec.Python : IndependentCodec.JavaScript;
        Name = name;
        Skip = codec.IsPresent ? null : $"{codec} is not installed ({codec.Install})";
    }

    public string Name { get; }
}
