using System;

namespace Micro.Servers.Shell.Commands;

/// <summary>The options of `sort`.</summary>
public sealed class SortOptions
{
    private const int MaximumKeys = 8;

    private readonly SortKey[] _keys = new SortKey[MaximumKeys];
    private SortKey _global = SortKey.WholeLine;
    private int _count;

    public ReadOnlySpan<SortKey> Keys => _keys.AsSpan(0, _count);

    public bool IsReversed => _global.IsReversed;

    public bool IsUnique { get; private set; }

    /// <summary>Lines with equal keys stay as they were, instead of being ordered by all their bytes.</summary>
    public bool IsStable { get; private set; }

    public bool OnlyChecks { get; private set; }

    /// <summary>-1: fields are separated by blanks.</summary>
    public int Separator { get; private set; } = -1;

    public byte[] Output { get; private set; } = [];

    /// <summary>Takes an option; false if its value is wrong.</summary>
    public bool Take(int option, ReadOnlySpan<byte> value)
    {
        switch (option)
        {
            case 'u':
                return IsUnique = true;
            case 's':
                return IsStable = true;
            case 'c':
                return OnlyChecks = true;
            case 'o':
                Output = value.ToArray();
                return true;
            case 't':
                Separator = value.IsEmpty ? -1 : value.SequenceEqual("\\0"u8) ? 0 : value[0];
                return value.Length == 1 || Separator == 0;
            case 'k':
                return _count < MaximumKeys && SortKey.TryParse(value, out _keys[_count++]);
            default:
                return _global.TakeOption((byte)option);
        }
    }

    /// <summary>Keys without options of their own take those of the whole; without keys, the line is the key.</summary>
    public void Complete()
    {
        if (_count == 0)
        {
            _keys[_count++] = _global;
        }

        for (int i = 0; i < _count; i++)
        {
            _keys[i].Inherit(_global);
        }
    }
}
