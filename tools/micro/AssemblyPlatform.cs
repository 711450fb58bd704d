using System.Runtime.Versioning;

// The tool starts bash, apt and QEMU, and reads Linux' file names: it makes no promise elsewhere.
[assembly: SupportedOSPlatform("linux")]
[assembly: SupportedOSPlatform("macos")]
