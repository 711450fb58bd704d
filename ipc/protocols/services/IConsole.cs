namespace Micro.Protocols;

/// <summary>What the console offers beside reading and writing (which is protocol IFile on the same capability).</summary>
[Protocol("console", Number = 9, Version = 1)]
public interface IConsole
{
    /// <summary>Says what happens to typed bytes.</summary>
    [Operation(1), Idempotent]
    ServiceError SetMode(ConsoleMode mode);

    /// <summary>Waits until everything written is out of the machine.</summary>
    [Operation(2), Idempotent, Parks]
    [Errors(ServiceError.Busy)]
    ServiceError Drain();
}
