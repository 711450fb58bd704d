namespace Micro.Tests.Hello;

/// <summary>The smallest program.</summary>
public static class Program
{
    public static nuint Result { get; private set; }

    public static void Run(nuint startInfo) => Result = startInfo + 1;
}
