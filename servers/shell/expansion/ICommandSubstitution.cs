using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Expansion;

/// <summary>Runs the text of `$(…)` and collects what it writes.</summary>
public interface ICommandSubstitution
{
    void Capture(ReadOnlySpan<byte> text, ByteBuffer output);
}
