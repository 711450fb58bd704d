using System;
using Micro.Runtime;

namespace Micro.Tests.Features;

/// <summary>References from permanent objects to objects of a request, by every kind of store.</summary>
internal static class Escapes
{
    private static readonly Square?[] _squares = new Square[4];
    private static readonly Row[] _rows = new Row[2];

    // Too wide to be taken apart: copied word by word.
    private struct Row(long number, Square? square)
    {
        public long First = number;
        public Square? Square = square;
        public long Second = number;
        public long Third = number;
        public Square? Other = square;
        public long Fourth = number;
    }


    /// <summary>Keeps an object over a reset in the way of the number. On the machine nothing comes back.</summary>
    public static Square Lose(int number)
    {
        ArenaMark mark = Arena.Mark();
        Store(number);
        Arena.ResetTo(mark);
        return (_squares[1] ?? _squares[2] ?? _rows[1].Square)!;
    }

    private static void Store(int number)
    {
        switch (number)
        {
            case 14:
                _squares[1] = new Square(2);
                break;
            case 15:
                Array.Copy(new[] { new Square(3), new Square(4) }, 0, _squares, 1, 2);
                break;
            default:
                Row[] young = [new Row(number, new Square(5))];
                _rows[1] = young[0];
                break;
        }
    }
}
