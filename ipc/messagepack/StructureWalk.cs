using System;

namespace Micro.MessagePack;

/// <summary>Passes over a value of any kind and all that it contains, with a counter per level instead of recursion.</summary>
internal static class StructureWalk
{
    public static void Skip(ReadOnlySpan<byte> payload, scoped ref int position, bool strict, int maxDepth)
    {
        PendingCounts pending = default;
        int depth = 0;
        pending[0] = 1;
        while (position >= 0 && depth >= 0)
        {
            if (pending[depth] == 0)
            {
                depth--;
                continue;
            }

            pending[depth]--;
            int inner = SkipHead(payload, ref position, strict);
            if (inner == 0)
            {
                continue;
            }

            depth++;
            if (depth > maxDepth || depth >= PendingCounts.Length)
            {
                position = WideReads.Refused(DecodeError.TooDeep);
                return;
            }

            pending[depth] = inner;
        }
    }

    /// <summary>Passes one value, or the head of an array or map, whose number of elements is given back.</summary>
    private static int SkipHead(ReadOnlySpan<byte> payload, scoped ref int position, bool strict)
    {
        if (!WideReads.TryCode(payload, ref position, out byte code))
        {
            return 0;
        }

        switch (MessagePackCode.TypeOf(code))
        {
            case MessagePackType.Nil:
            case MessagePackType.Boolean:
                position++;
                return 0;
            case MessagePackType.Integer:
                IntegerForm.Read(payload, ref position, strict, out _);
                return 0;
            case MessagePackType.Float:
                WideReads.Double(payload, ref position, strict);
                return 0;
            case MessagePackType.Text:
                position = WideReads.Text(payload, position, strict, int.MaxValue).Next;
                return 0;
            case MessagePackType.Binary:
                position = WideReads.Binary(payload, position, strict, int.MaxValue).Next;
                return 0;
            case MessagePackType.Extension:
                WideReads.Extension(payload, ref position, strict, int.MaxValue, out _);
                return 0;
            case MessagePackType.Array:
                return WideReads.ArrayCount(payload, ref position, strict);
            case MessagePackType.Map:
                return 2 * WideReads.MapCount(payload, ref position, strict);
            default:
                position = WideReads.Refused(DecodeError.WrongType);
                return 0;
        }
    }
}
