using System;

namespace Micro.Servers.Init;

/// <summary>The boot options: words separated by spaces, each `name` or `name=value`.</summary>
public readonly ref struct BootOptions(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Finds an option; of several the last one counts.</summary>
    /// <param name="name">What stands before the equals sign.</param>
    /// <param name="value">What stands behind it; empty without one.</param>
    public bool TryFind(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        bool isFound = false;
        ReadOnlySpan<byte> rest = _text;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)' ');
            ReadOnlySpan<byte> word = end < 0 ? rest : rest.Slice(0, end);
            rest = end < 0 ? default : rest.Slice(end + 1);
            if (!word.StartsWith(name))
            {
                continue;
            }

            ReadOnlySpan<byte> tail = word.Slice(name.Length);
            if (tail.IsEmpty || tail[0] == (byte)'=')
            {
                value = tail.IsEmpty ? tail : tail.Slice(1);
                isFound = true;
            }
        }

        return isFound;
    }

    public bool Has(ReadOnlySpan<byte> name) => TryFind(name, out ReadOnlySpan<byte> _);
}
