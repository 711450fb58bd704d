namespace Micro.Servers.Shell.Execution;

/// <summary>The open files behind a command's numbers 0, 1 and 2. Redirection replaces an entry: nothing has to be put back.</summary>
/// <remarks>-1 is the null device: nothing to read, and what is written is dropped.</remarks>
public readonly struct Streams(int input, int output, int error)
{
    /// <summary>What a process starts with.</summary>
    public static Streams Standard => new(0, 1, 2);

    public int Input { get; } = input;

    public int Output { get; } = output;

    public int Error { get; } = error;

    public Streams WithInput(int descriptor) => new(descriptor, Output, Error);

    public Streams WithOutput(int descriptor) => new(Input, descriptor, Error);

    /// <summary>The open file of a number.</summary>
    public bool TryFind(int number, out int descriptor)
    {
        descriptor = number switch
        {
            0 => Input,
            1 => Output,
            _ => Error,
        };
        return number is >= 0 and <= 2;
    }

    public bool TryReplace(int number, int descriptor, out Streams replaced)
    {
        replaced = number switch
        {
            0 => WithInput(descriptor),
            1 => WithOutput(descriptor),
            _ => new Streams(Input, Output, descriptor),
        };
        return number is >= 0 and <= 2;
    }
}
