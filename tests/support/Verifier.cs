using System.Reflection;
using System.Runtime.CompilerServices;

namespace Micro.Testing;

/// <summary>Snapshot tests: compares text with <c>Type.Method.verified.txt</c> beside the test's source file.</summary>
/// <remarks>
/// The part of Verify's API (github.com/VerifyTests/Verify) that this project needs, with its naming: to change to the real one is to
/// change a reference. On a mismatch the text goes to <c>Type.Method.received.txt</c>; accepting it is renaming it.
/// </remarks>
public static class Verifier
{
    /// <summary>Compares <paramref name="target"/> with the verified text. Nothing is compared before the result is awaited.</summary>
    /// <param name="target">What the test produced.</param>
    /// <param name="extension">Of the snapshot file.</param>
    /// <param name="sourceFile">Filled by the compiler: its name is the type's.</param>
    /// <param name="method">Filled by the compiler.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static SettingsTask Verify(
        string target, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        new(target, extension, sourceFile, method, Assembly.GetCallingAssembly());
}
