namespace Micro.Server;

/// <summary>A program: something that runs, ends and leaves a status.</summary>
public interface IProgram
{
    /// <summary>Runs the program.</summary>
    /// <returns>Its exit status; only the low eight bits count.</returns>
    static abstract int Main(ref ProcessContext context);
}
