using System.IO;

namespace Micro.Tools.Building;

/// <summary>A file that names the sources which something was built of.</summary>
/// <param name="file">Its path; the folder exists once something is built.</param>
internal sealed class BuildStamp(string file)
{
    /// <summary>The <see cref="SourceFingerprint"/> of these sources, once there is one.</summary>
    public string Fingerprint => File.ReadAllText(file);

    /// <summary>What was built is of these sources.</summary>
    public bool IsAt(string fingerprint) => File.Exists(file) && Fingerprint == fingerprint;

    public void Set(string fingerprint) => File.WriteAllText(file, fingerprint);

    /// <summary>What was built is of no sources that anybody knows.</summary>
    public void Clear() => File.Delete(file);
}
