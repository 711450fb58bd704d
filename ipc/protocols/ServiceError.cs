namespace Micro.Protocols;

/// <summary>Every way an operation of a server can fail: closed, numbered, the same for all protocols.</summary>
/// <remarks>
/// The numbers are part of the wire format and are never used again. They stay below 128, so that an error is one byte.
/// <see cref="ServiceErrorText"/> has the words for each.
/// </remarks>
[Names]
public enum ServiceError : byte
{
    /// <summary>The operation was done.</summary>
    None = 0,

    // 1–15: the protocol layer, answered by dispatchers and clients, not by handlers.

    /// <summary>The payload is not the message it claims to be: wrong type, truncated, trailing bytes, not in shortest form.</summary>
    Malformed = 1,

    /// <summary>The protocol has no operation of this number.</summary>
    UnknownOperation = 2,

    /// <summary>The endpoint does not speak the protocol that the header names.</summary>
    UnknownProtocol = 3,

    /// <summary>An argument or a result is longer than its declared limit.</summary>
    TooLong = 4,

    /// <summary>The operation is not possible in the state that the object, or the conversation, is in.</summary>
    WrongState = 5,

    /// <summary>The reply could not be decoded: the server, not the caller, broke the protocol.</summary>
    BadReply = 6,

    /// <summary>The message carries more or fewer capabilities than the operation declares.</summary>
    WrongCapabilities = 7,

    /// <summary>An enum argument has a value that the protocol does not define, or an argument is out of range.</summary>
    InvalidArgument = 8,

    /// <summary>The server knows the operation and does not offer it.</summary>
    NotSupported = 9,

    /// <summary>The handler answered an error that the operation does not declare: the server, not the caller, broke the protocol.</summary>
    UndeclaredError = 10,

    /// <summary>Arrays or maps of the payload are nested more deeply than the operation's arguments are.</summary>
    TooDeep = 11,

    // 16–31: processes and IPC.

    /// <summary>The other side is dead, or died before it answered.</summary>
    PeerGone = 16,

    /// <summary>The caller's capability, or its rights, do not allow this.</summary>
    NotPermitted = 17,

    /// <summary>Somebody else uses it now, and it cannot be shared.</summary>
    Busy = 18,

    /// <summary>Nothing can be done at the moment; trying later can succeed.</summary>
    Again = 19,

    /// <summary>The time that the caller allowed has passed.</summary>
    TimedOut = 20,

    /// <summary>The wait ended because the caller was interrupted.</summary>
    Interrupted = 21,

    /// <summary>A quota, or a table of fixed size, is used up.</summary>
    LimitReached = 22,

    /// <summary>There is no process of this number or name.</summary>
    NoSuchProcess = 23,

    /// <summary>A slot is empty, or holds another kind of object than the operation needs.</summary>
    BadCapability = 24,

    /// <summary>The message killed its server twice and is not delivered again.</summary>
    Quarantined = 25,

    /// <summary>A repeated call differs from the one that was recorded under its sequence number.</summary>
    ReplayDiverged = 26,

    /// <summary>The caller was restarted; the answer belongs to its former generation.</summary>
    CallerGone = 27,

    /// <summary>The image to be started is not one, or is damaged.</summary>
    BadImage = 28,

    // 32–47: memory.

    /// <summary>No memory of the wanted size is left.</summary>
    OutOfMemory = 32,

    /// <summary>The address or frame belongs to no live allocation.</summary>
    NotAllocated = 33,

    /// <summary>The block was freed before.</summary>
    DoubleFree = 34,

    /// <summary>The pointer is not one that this allocator gave to this client.</summary>
    ForeignPointer = 35,

    /// <summary>The alignment is not a power of two, or the address does not have it.</summary>
    Misaligned = 36,

    /// <summary>The address range is mapped, or handed out, already.</summary>
    Overlaps = 37,

    /// <summary>The block's surroundings were overwritten by its owner.</summary>
    Corrupted = 38,

    // 48–79: files, after POSIX.

    /// <summary>No entry of this name.</summary>
    NotFound = 48,

    /// <summary>An entry of this name exists.</summary>
    Exists = 49,

    /// <summary>A component of the path, or the node itself, is not a directory.</summary>
    NotADirectory = 50,

    /// <summary>The node is a directory, and the operation is for files.</summary>
    IsADirectory = 51,

    /// <summary>The directory still has entries.</summary>
    NotEmpty = 52,

    /// <summary>A component of the path is longer than the file system stores.</summary>
    NameTooLong = 53,

    /// <summary>The file system has no room left.</summary>
    NoSpace = 54,

    /// <summary>The number names no open descriptor, or one opened for something else.</summary>
    BadDescriptor = 55,

    /// <summary>The file system, or the node, cannot be changed.</summary>
    ReadOnly = 56,

    /// <summary>Nobody can read from the pipe any more.</summary>
    BrokenPipe = 57,

    /// <summary>The two names are in different file systems.</summary>
    CrossDevice = 58,

    /// <summary>The process has no free descriptor.</summary>
    TooManyOpen = 59,

    /// <summary>Pipes and the console have no position.</summary>
    NotSeekable = 60,

    /// <summary>The file would become longer than the file system can store.</summary>
    FileTooBig = 61,

    /// <summary>The device, or the server below, failed.</summary>
    InputOutput = 62,

    /// <summary>Resolving the path took more steps than are allowed.</summary>
    TooManyLevels = 63,

    /// <summary>No file system is mounted there.</summary>
    NotMounted = 64,

    /// <summary>The permissions of the node do not allow this.</summary>
    AccessDenied = 65,
}
