using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using VerifyTests;

namespace VerifyXunit;

/// <summary>For test classes that share settings: <c>class Tests : VerifyBase</c> with a constructor that calls this one.</summary>
public abstract class VerifyBase
{
    private readonly VerifySettings? _settings;
    private readonly string _sourceFile;

    /// <param name="settings">For every comparison of this class that names none.</param>
    /// <param name="sourceFile">Filled by the compiler, where the constructor is called explicitly.</param>
    protected VerifyBase(VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
    {
        _settings = settings;
        _sourceFile = sourceFile;
    }

    /// <inheritdoc cref="Verifier.Verify(string?, VerifySettings?, string)"/>
    public SettingsTask Verify(string? target, VerifySettings? settings = null) => Verifier.Verify(target, settings ?? _settings, _sourceFile);

    /// <inheritdoc cref="Verifier.Verify(string?, string, VerifySettings?, string)"/>
    public SettingsTask Verify(string? target, string extension, VerifySettings? settings = null) =>
        Verifier.Verify(target, extension, settings ?? _settings, _sourceFile);

    /// <inheritdoc cref="Verifier.Verify(Task{string}, VerifySettings?, string)"/>
    public SettingsTask Verify(Task<string> target, VerifySettings? settings = null) =>
        Verifier.Verify(target, settings ?? _settings, _sourceFile);

    /// <inheritdoc cref="Verifier.Verify(object?, VerifySettings?, string)"/>
    public SettingsTask Verify(object? target, VerifySettings? settings = null) => Verifier.Verify(target, settings ?? _settings, _sourceFile);
}
