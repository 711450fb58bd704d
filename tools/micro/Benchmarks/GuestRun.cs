using Micro.Tools.Emulation;

namespace Micro.Tools.Benchmarks;

/// <summary>A boot that ended: its status (null: not by itself), what it wrote and what the kernel logged.</summary>
internal sealed record GuestRun(int? Status, string Output, GuestLog Log);
