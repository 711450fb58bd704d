using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Examples;

/// <summary>Asks for clients and servers that exchange the vectors of every protocol; they are generated into this namespace.</summary>
[ExamplesOf(typeof(ISupervisor))]
[ExamplesOf(typeof(IProcessService))]
[ExamplesOf(typeof(IFrameService))]
[ExamplesOf(typeof(IHeapService))]
[ExamplesOf(typeof(IVirtualFileSystem))]
[ExamplesOf(typeof(IDescriptorTable))]
[ExamplesOf(typeof(IFileSystem))]
[ExamplesOf(typeof(IFile))]
[ExamplesOf(typeof(IConsole))]
internal static class Examples;
