namespace Micro.Generator.Schemas;

/// <summary>Who reads a message: what it may contain can grow where the newer peer reads, and shrink where it writes.</summary>
internal enum MessageDirection
{
    ToServer,
    ToClient,
}
