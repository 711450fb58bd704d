using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The order that the options of `sort` ask for.</summary>
public readonly struct LineOrder(SortedText text, SortOptions options) : IOrder
{
    private readonly SortedText _text = text;
    private readonly SortOptions _options = options;

    public int Compare(int left, int right)
    {
        int order = CompareKeys(left, right);
        if (order != 0 || _options.IsUnique || _options.IsStable)
        {
            return order;
        }

        // The last resort: all bytes, in the direction of the whole.
        order = Bytes.Compare(_text.Line(left), _text.Line(right));
        return _options.IsReversed ? -order : order;
    }

    /// <summary>Compares by the keys alone.</summary>
    public int CompareKeys(int left, int right)
    {
        ReadOnlySpan<byte> leftLine = _text.Line(left);
        ReadOnlySpan<byte> rightLine = _text.Line(right);
        foreach (ref readonly SortKey key in _options.Keys)
        {
            int order = key.Compare(key.Of(leftLine, _options.Separator), key.Of(rightLine, _options.Separator));
            if (order != 0)
            {
                return key.IsReversed ? -order : order;
            }
        }

        return 0;
    }
}
