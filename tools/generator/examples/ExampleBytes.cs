using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Micro.Generator.Examples;

/// <summary>Encodes MessagePack when code is generated: written apart from the codec of the system, so that each checks the other.</summary>
internal static class ExampleBytes
{
    public static byte[] Boolean(bool value) => [(byte)(value ? 0xC3 : 0xC2)];

    public static byte[] Unsigned(ulong value) => value switch
    {
        < 0x80 => [(byte)value],
        < 0x100 => [0xCC, (byte)value],
        < 0x10000 => [0xCD, .. Digits(value, 2)],
        < 0x100000000 => [0xCE, .. Digits(value, 4)],
        _ => [0xCF, .. Digits(value, 8)],
    };

    public static byte[] Signed(long value) => value switch
    {
        >= 0 => Unsigned((ulong)value),
        >= -32 => [unchecked((byte)value)],
        >= sbyte.MinValue => [0xD0, unchecked((byte)value)],
        >= short.MinValue => [0xD1, .. Digits(unchecked((ulong)value), 2)],
        >= int.MinValue => [0xD2, .. Digits(unchecked((ulong)value), 4)],
        _ => [0xD3, .. Digits(unchecked((ulong)value), 8)],
    };

    /// <summary>Text of at most 31 characters of ASCII.</summary>
    public static byte[] Text(string value) => [(byte)(0xA0 + value.Length), .. Encoding.ASCII.GetBytes(value)];

    /// <summary>Binary of at most 255 bytes.</summary>
    public static byte[] Binary(string value) => [0xC4, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    /// <summary>An array of at most 15 values.</summary>
    public static byte[] Array(IEnumerable<IReadOnlyList<byte>> values)
    {
        IReadOnlyList<byte>[] all = [.. values];
        return [(byte)(0x90 + all.Length), .. all.SelectMany(v => v)];
    }

    private static IEnumerable<byte> Digits(ulong value, int count) =>
        Enumerable.Range(1, count).Select(n => unchecked((byte)(value >> (8 * (count - n)))));
}
