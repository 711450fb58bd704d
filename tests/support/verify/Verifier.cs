using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Snapshot tests: compares with <c>Type.Method.verified.txt</c> beside the test's source file.</summary>
/// <remarks>
/// The part of Verify's API (github.com/VerifyTests/Verify, package Verify.Xunit) that compares text, with its files. Other values are compared
/// if <see cref="VerifierSettings.TreatAsString"/> says how they are written. Nothing is compared before the result is awaited.
/// </remarks>
public static class Verifier
{
    /// <summary>Compares a text.</summary>
    /// <param name="target">What the test produced.</param>
    /// <param name="settings">Names and scrubbers; the result's methods refine a copy of them.</param>
    /// <param name="sourceFile">Filled by the compiler: the snapshot lies in its folder.</param>
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings, SnapshotText.Of(target), sourceFile);

    /// <summary>Compares a text that has a file extension of its own, without the dot.</summary>
    public static SettingsTask Verify(
        string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings, SnapshotText.Of(target ?? "null", extension), sourceFile);

    /// <summary>Awaits a text and compares it.</summary>
    public static SettingsTask Verify(Task<string> target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings, SnapshotText.Of(target), sourceFile);

    /// <summary>Compares how a value is written, by <see cref="VerifierSettings.TreatAsString"/>.</summary>
    public static SettingsTask Verify(object? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings, SnapshotText.Of(target), sourceFile);

    /// <summary>Awaits a value and compares how it is written.</summary>
    public static SettingsTask Verify<T>(Task<T> target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings, SnapshotText.Of(target), sourceFile);
}
