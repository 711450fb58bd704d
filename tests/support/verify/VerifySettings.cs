using System;
using System.Diagnostics.CodeAnalysis;

namespace VerifyTests;

/// <summary>How a snapshot's file is called, and what is taken out of its text.</summary>
public sealed partial class VerifySettings
{
    public VerifySettings()
    {
    }

    /// <summary>A copy.</summary>
    public VerifySettings(VerifySettings? settings)
    {
        if (settings is not null)
        {
            _scrubbers.AddRange(settings._scrubbers);
            Directory = settings.Directory;
            TypeName = settings.TypeName;
            MethodName = settings.MethodName;
            FileName = settings.FileName;
            Parameters = settings.Parameters;
            ParametersText = settings.ParametersText;
            AllowsSameName = settings.AllowsSameName;
        }
    }

    internal string? Directory { get; private set; }

    internal string? TypeName { get; private set; }

    internal string? MethodName { get; private set; }

    internal string? FileName { get; private set; }

    internal object?[]? Parameters { get; private set; }

    internal string? ParametersText { get; private set; }

    internal bool AllowsSameName { get; private set; }

    /// <summary>Keeps the snapshot elsewhere: a path from the test's folder, or an absolute one.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>Names another type than the test's.</summary>
    public void UseTypeName(string name) => TypeName = Named(name, FileName);

    /// <summary>Names another method than the test's; so one test can have several snapshots.</summary>
    public void UseMethodName(string name) => MethodName = Named(name, FileName);

    /// <summary>Names the whole file, but for <c>.verified.txt</c>.</summary>
    public void UseFileName(string fileName) => FileName = Named(fileName, TypeName ?? MethodName ?? (object?)Parameters ?? ParametersText);

    /// <summary>Gives every case of a theory a file of its own: <c>Type.Method_name=value</c>, with the names of the method's parameters.</summary>
    public void UseParameters(params object?[] parameters)
    {
        _ = Named("parameters", FileName);
        Parameters = parameters;
    }

    /// <summary>Names the case by a text: <c>Type.Method_text</c>.</summary>
    public void UseTextForParameters(string parametersText) => ParametersText = Named(parametersText, FileName);

    /// <summary>Lets several comparisons of a run have the same file.</summary>
    public void DisableRequireUniquePrefix() => AllowsSameName = true;

    /// <summary>For the package, which can show a difference in another program; this library never does.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Verify's own is an instance method.")]
    public void DisableDiff()
    {
    }

    private static string Named(string name, object? other)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return other is null
            ? name
            : throw new InvalidOperationException("UseFileName excludes UseTypeName, UseMethodName, UseParameters and UseTextForParameters.");
    }
}
