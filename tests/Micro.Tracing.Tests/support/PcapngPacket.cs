namespace Micro.Tracing.Tests.Support;

/// <summary>A packet of a pcapng file.</summary>
internal sealed record PcapngPacket(ulong Time, byte[] Bytes, int OriginalLength, string Comment);
