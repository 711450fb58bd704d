using Micro.System.Tests.Support;

namespace Micro.System.Tests;

/// <inheritdoc/>
public sealed class SessionX64Tests() : SessionTests(MicroCommand.X64);
