using System.Runtime.CompilerServices;

// Nothing here reads a local before it is written, and on the way through the kernel the vector registers, which would zero them, are still
// the user's.
[module: SkipLocalsInit]
