namespace Micro.Tools.Host;

/// <summary>What there is to know of a file of the host without opening it.</summary>
internal sealed record FileFacts(FileType Type, uint Mode, long Size, long ModifiedNanoseconds);
