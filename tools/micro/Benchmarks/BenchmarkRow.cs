namespace Micro.Tools.Benchmarks;

/// <summary>One measured value. Names are stable: history and anchors refer to them.</summary>
internal sealed record BenchmarkRow(string Arch, string Name, string Unit, long Value);
