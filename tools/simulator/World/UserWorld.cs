using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Micro.Simulator.World;

/// <summary>The assemblies of user mode, loaded once: those that the images were compiled from, and in the place of the one that enters the
/// kernel (<c>Micro.SystemCall</c>) the host's.</summary>
internal sealed class UserWorld : AssemblyLoadContext
{
    private const string StubName = "Micro.SystemCall";

    private readonly Dictionary<string, string> _paths = [];

    /// <param name="kernel">The function that a system call is.</param>
    /// <param name="windowBase">Where the base of the running process' window is kept.</param>
    /// <param name="view">The function that finds RAM.</param>
    public UserWorld(nint kernel, nint windowBase, nint view)
        : base("user mode")
    {
        string stub = Path.Combine(AppContext.BaseDirectory, "user", StubName + ".dll");
        _paths[StubName] = stub;
        Assembly assembly = LoadFromAssemblyPath(stub);
        Bind(assembly, "Micro.Abi.SystemCallStub", "Bind", kernel);
        Bind(assembly, "Micro.Abi.UserMemory", "Bind", windowBase);
        Bind(assembly, "Micro.Abi.UserMemory", "BindView", view);
    }

    /// <summary>Makes assemblies known that others refer to.</summary>
    public void Add(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }
    }

    private static void Bind(Assembly stub, string type, string method, nint place)
    {
        MethodInfo bind = stub.GetType(type)?.GetMethod(method)
            ?? throw new SimulatorException($"{stub.Location} has no {type}.{method}: build the simulator again");
        bind.Invoke(null, [place]);
    }

    // The framework's own come from the host: the facades that ilc reads are its stand-ins.
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is string name && !name.StartsWith("System.", StringComparison.Ordinal) && _paths.TryGetValue(name, out string? path)
            ? LoadFromAssemblyPath(path)
            : null;
}
