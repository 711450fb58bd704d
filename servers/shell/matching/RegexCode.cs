using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Matching;

/// <summary>The instructions of a regular expression while it is put together.</summary>
public sealed class RegexCode(IMemory memory)
{
    private readonly IMemory _memory = memory;
    private readonly ValueBuffer<RegexInstruction> _code = new(memory);

    public int Count => _code.Count;

    public bool IsExhausted => _code.IsExhausted;

    public RegexInstruction this[int index] => _code[index];

    public void Add(RegexInstruction instruction) => _code.Append(instruction);

    /// <summary>Puts an instruction in front of the code from <paramref name="index"/> on.</summary>
    public void Insert(int index, RegexInstruction instruction)
    {
        _code.Append(instruction);
        for (int i = Count - 1; i > index; i--)
        {
            _code[i] = _code[i - 1];
        }

        _code[index] = instruction;
    }

    public void Replace(int index, RegexInstruction instruction) => _code[index] = instruction;

    /// <summary>Repeats the code from <paramref name="start"/> to the end: zero or more times.</summary>
    public void MakeStar(int start)
    {
        int length = Count - start;
        Insert(start, new RegexInstruction(RegexOperation.Split, 1, length + 2));
        Add(new RegexInstruction(RegexOperation.Jump, -(length + 1)));
    }

    public void MakePlus(int start) => Add(new RegexInstruction(RegexOperation.Split, start - Count, 1));

    public void MakeOptional(int start) => Insert(start, new RegexInstruction(RegexOperation.Split, 1, Count - start + 1));

    /// <summary>Repeats the code from <paramref name="start"/> between least and most times; most -1: without end.</summary>
    public void MakeRepeated(int start, int least, int most)
    {
        int length = Count - start;
        RegexCode unit = new(_memory);
        for (int i = start; i < Count; i++)
        {
            unit.Add(_code[i]);
        }

        _code.Truncate(start);
        for (int i = 0; i < least; i++)
        {
            Append(unit);
        }

        if (most < 0)
        {
            int last = Count;
            Append(unit);
            MakeStar(last);
            return;
        }

        // Each optional copy leads, when it is left out, past all the others.
        for (int left = most - least; left > 0; left--)
        {
            Add(new RegexInstruction(RegexOperation.Split, 1, left * (length + 1)));
            Append(unit);
        }
    }

    public void Truncate(int count) => _code.Truncate(count);

    private void Append(RegexCode other)
    {
        for (int i = 0; i < other.Count; i++)
        {
            Add(other[i]);
        }
    }
}
