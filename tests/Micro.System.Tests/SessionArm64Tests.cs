using Micro.System.Tests.Support;

namespace Micro.System.Tests;

/// <inheritdoc/>
public sealed class SessionArm64Tests() : SessionTests(MicroCommand.Arm64);
