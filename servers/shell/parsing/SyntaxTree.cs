using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Parsing;

/// <summary>The nodes of parsed text, by number. Words keep their quotes: expansion removes them.</summary>
public sealed class SyntaxTree(ByteBuffer text)
{
    public const int None = -1;

    private readonly ByteBuffer _text = text;
    private SyntaxNode[] _nodes = new SyntaxNode[32];

    public int Count { get; private set; }

    public ref SyntaxNode this[int node] => ref _nodes[node];

    /// <summary>The text of a node as it was written.</summary>
    public ReadOnlySpan<byte> TextOf(int node) => TextOf(_nodes[node].Start, _nodes[node].End);

    public ReadOnlySpan<byte> TextOf(int start, int end) => _text.Bytes.Slice(start, end - start);

    public int FirstChild(int node) => _nodes[node].FirstChild;

    public int Next(int node) => _nodes[node].NextSibling;

    public int Add(SyntaxKind kind, int start, int end)
    {
        if (Count == _nodes.Length)
        {
            SyntaxNode[] larger = new SyntaxNode[Count * 2];
            _nodes.AsSpan().CopyTo(larger);
            _nodes = larger;
        }

        ref SyntaxNode node = ref _nodes[Count];
        node = default;
        node.Kind = kind;
        node.Start = start;
        node.End = end;
        node.FirstChild = None;
        node.NextSibling = None;
        return Count++;
    }

    /// <summary>Makes <paramref name="child"/> the last child of <paramref name="parent"/>, which now reaches to its end.</summary>
    public void Adopt(int parent, int child)
    {
        ref SyntaxNode node = ref _nodes[parent];
        node.End = Math.Max(node.End, _nodes[child].End);
        if (node.FirstChild == None)
        {
            node.FirstChild = child;
            return;
        }

        int last = node.FirstChild;
        while (_nodes[last].NextSibling != None)
        {
            last = _nodes[last].NextSibling;
        }

        _nodes[last].NextSibling = child;
    }
}
