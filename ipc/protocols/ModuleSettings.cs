using System.Runtime.CompilerServices;

// Nothing here reads a local before it is written; zeroing them first would put vector registers into the path of every message.
[module: SkipLocalsInit]
