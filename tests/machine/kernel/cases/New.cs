namespace Micro.Tests.Kernel;

/// <summary>Makes an object.</summary>
internal static class KernelCase
{
    private sealed class Node(ulong value)
    {
        public ulong Value { get; set; } = value;

        public Node? Next { get; set; }
    }

    private static Node? _last;

    public static ulong Run(ulong argument)
    {
        _last = new Node(argument) { Next = _last };
        return _last.Value;
    }
}
