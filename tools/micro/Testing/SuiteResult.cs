using System;

namespace Micro.Tools.Testing;

/// <summary>How the tests of one project ended.</summary>
internal sealed record SuiteResult(string Name, int Passed, int Failed, int Skipped, TimeSpan Time);
