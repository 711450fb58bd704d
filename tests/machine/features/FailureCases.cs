using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Micro.Runtime;

namespace Micro.Tests.Features;

/// <summary>What must end in a trap, one case a number from 1 on. The host does not run them.</summary>
public static class FailureCases
{
    public const int Count = 18;

    public static ReadOnlySpan<byte> Name(int number) => number switch
    {
        1 => "index"u8,
        2 => "null"u8,
        3 => "overflow"u8,
        4 => "divide"u8,
        5 => "cast"u8,
        6 => "array type"u8,
        7 => "slice"u8,
        8 => "no value"u8,
        9 => "no key"u8,
        10 => "duplicate key"u8,
        11 => "negative length"u8,
        12 => "string index"u8,
        13 => "null interface"u8,
        14 => "escaped field"u8,
        15 => "escaped copy"u8,
        16 => "escaped struct"u8,
        17 => "permanent arena"u8,
        _ => "arena"u8,
    };

    public static void Run(int number)
    {
        Span<int> three = stackalloc int[3];
        object text = Opaque<object>("text");
        switch (number)
        {
            case 1:
                three[Opaque(3)] = 1;
                break;
            case 2:
                _ = Opaque<Thick?>(null)!.Area;
                break;
            case 3:
                _ = checked(Opaque(int.MaxValue) + 1);
                break;
            case 4:
                _ = Opaque(1) / Opaque(0);
                break;
            case 5:
                _ = (Square)text;
                break;
            case 6:
                Opaque<object[]>(new string[1])[0] = new Square(1);
                break;
            case 7:
                _ = three[Opaque(2)..Opaque(1)];
                break;
            default:
                RunMore(number);
                break;
        }
    }

    private static void RunMore(int number)
    {
        Dictionary<int, int> numbers = new() { [1] = 1 };
        switch (number)
        {
            case 8:
                _ = Opaque<int?>(null)!.Value;
                break;
            case 9:
                _ = numbers[Opaque(2)];
                break;
            case 10:
                numbers.Add(1, 1);
                break;
            case 11:
                _ = new int[Opaque(-1)].Length;
                break;
            case 12:
                _ = Opaque("abc")[Opaque(3)];
                break;
            case 13:
                _ = Opaque<IShape?>(null)!.Area;
                break;
            case 14 or 15 or 16:
                _ = Escapes.Lose(number).Area;
                break;
            case 17:
                _ = Huge.Block[0];
                break;
            default:
                FillArena();
                break;
        }
    }

    private static void FillArena()
    {
        ArenaMark mark = Arena.Mark();
        for (nuint made = 0; made <= Arena.Capacity; made += 1000)
        {
            _ = Opaque(new byte[1000]);
        }

        Arena.ResetTo(mark);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Opaque<T>(T value) => value;

    private static class Huge
    {
        public static readonly byte[] Block = new byte[Opaque(1 << 20)];
    }
}
