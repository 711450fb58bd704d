using System.Collections.Generic;

namespace Micro.Generator.Schemas;

/// <summary>When an operation is allowed.</summary>
/// <param name="Subject">What has the states: a parameter, or "caller".</param>
/// <param name="States">Empty: in any.</param>
/// <param name="LeadsTo">The state after success; empty: the same.</param>
public sealed record SchemaOrder(string Subject, IReadOnlyList<string> States, string LeadsTo);
