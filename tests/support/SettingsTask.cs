using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Micro.Testing;

/// <summary>A comparison that is about to happen: refine it, then await it.</summary>
public sealed class SettingsTask
{
    private readonly string _target;
    private readonly string _extension;
    private readonly string _sourceFile;
    private readonly Assembly _tests;
    private string _method;
    private string _parameters = "";
    private string? _fileName;
    private string _directory = "";

    internal SettingsTask(string target, string extension, string sourceFile, string method, Assembly tests)
    {
        _target = target;
        _extension = extension;
        _sourceFile = sourceFile;
        _method = method;
        _tests = tests;
    }

    /// <summary>Gives every case of a theory a file of its own: <c>Type.Method_name=value.verified.txt</c>, names from the method.</summary>
    public SettingsTask UseParameters(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] names = ParameterNames(values.Length);
        _parameters = string.Concat(names.Zip(values, (name, value) => $"_{name}={value ?? "null"}"));
        return this;
    }

    /// <summary>Names the case by a text of the test's choice.</summary>
    public SettingsTask UseTextForParameters(string text)
    {
        _parameters = "_" + text;
        return this;
    }

    /// <summary>Names the snapshot after something else than the method.</summary>
    public SettingsTask UseMethodName(string name)
    {
        _method = name;
        return this;
    }

    /// <summary>Names the snapshot by a text of the test's choice, and nothing else.</summary>
    public SettingsTask UseFileName(string name)
    {
        _fileName = name;
        return this;
    }

    /// <summary>Keeps the snapshot in a folder below the test's.</summary>
    public SettingsTask UseDirectory(string directory)
    {
        _directory = directory;
        return this;
    }

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public Task ToTask()
    {
        string name = _fileName ?? Path.GetFileNameWithoutExtension(_sourceFile) + "." + _method + _parameters;
        string stem = Path.Combine(Path.GetDirectoryName(_sourceFile) ?? "", _directory, name);
        new SnapshotFile(stem, _extension).Compare(_target);
        return Task.CompletedTask;
    }

    private string[] ParameterNames(int count)
    {
        string type = Path.GetFileNameWithoutExtension(_sourceFile);
        MethodInfo? method = _tests.GetTypes().Where(t => t.Name == type).SelectMany(t => t.GetMethods())
            .FirstOrDefault(m => m.Name == _method && m.GetParameters().Length >= count);
        return method is null
            ? throw new InvalidOperationException($"{type}.{_method} with {count} parameters is not in {_tests.GetName().Name}.")
            : [.. method.GetParameters().Take(count).Select(p => p.Name!)];
    }
}
