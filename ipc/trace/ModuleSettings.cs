using System.Runtime.CompilerServices;

// Buffers here are written before they are read.
[module: SkipLocalsInit]
