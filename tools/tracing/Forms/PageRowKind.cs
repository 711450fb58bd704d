namespace Micro.Tracing;

/// <summary>How the page draws a row; data.js has the same numbers.</summary>
internal enum PageRowKind
{
    Request = 0,
    Reply = 1,
    Error = 2,
    Failed = 3,
    Fault = 4,
    Other = 5,
}
