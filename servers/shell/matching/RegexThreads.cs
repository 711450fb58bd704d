using System;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Matching;

/// <summary>The places in the code of a regular expression that are reached at the same byte of the text.</summary>
public sealed class RegexThreads
{
    private readonly RegexCode _code;
    private readonly bool _ignoresCase;
    private readonly ValueBuffer<int> _pending;

    // When each place was last reached: every place is followed once a step.
    private readonly ValueBuffer<int> _reached;
    private ValueBuffer<int> _current;
    private ValueBuffer<int> _next;
    private int _step;
    private bool _accepted;

    public RegexThreads(IMemory memory, RegexCode code, bool ignoresCase)
    {
        _code = code;
        _ignoresCase = ignoresCase;
        _pending = new ValueBuffer<int>(memory);
        _reached = new ValueBuffer<int>(memory);
        _current = new ValueBuffer<int>(memory);
        _next = new ValueBuffer<int>(memory);

        // A place waits at most once for each of the two ways that lead on from another.
        _pending.Reserve((2 * code.Count) + 1);
        _current.Reserve(code.Count);
        _next.Reserve(code.Count);
        for (int i = 0; i < code.Count; i++)
        {
            _reached.Append(0);
        }
    }

    /// <summary>Runs over the line from <paramref name="start"/> on.</summary>
    /// <param name="line">The text.</param>
    /// <param name="start">Where the match may start.</param>
    /// <param name="anchored">It must start there, and the longest is wanted; else any match anywhere later will do.</param>
    /// <param name="patterns">The text of all patterns, for bracket expressions.</param>
    /// <param name="end">Where the longest match ends.</param>
    public bool Run(ReadOnlySpan<byte> line, int start, bool anchored, ReadOnlySpan<byte> patterns, out int end)
    {
        end = -1;
        _current.Truncate(0);
        for (int position = start; ; position++)
        {
            if (!anchored || position == start)
            {
                // Places carried over from the byte before belong to the same step.
                BeginStep(position == start);
                Reach(0, _current, line, position);
                end = _accepted ? position : end;
            }

            if (position == line.Length || (_current.Count == 0 && anchored) || (end >= 0 && !anchored))
            {
                return end >= 0;
            }

            BeginStep(true);
            foreach (int place in _current.Values)
            {
                RegexInstruction instruction = _code[place];
                if (Takes(instruction, line[position], patterns))
                {
                    Reach(place + 1, _next, line, position + 1);
                }
            }

            end = _accepted ? position + 1 : end;
            (_current, _next) = (_next, _current);
            _next.Truncate(0);
        }
    }

    private void BeginStep(bool isNew)
    {
        _step += isNew ? 1 : 0;
        _accepted = false;
    }

    /// <summary>Follows what takes no byte, from a place on; the places that wait for a byte enter the list.</summary>
    private void Reach(int first, ValueBuffer<int> list, ReadOnlySpan<byte> line, int position)
    {
        _pending.Append(first);
        while (_pending.Count > 0)
        {
            int place = _pending[_pending.Count - 1];
            _pending.Truncate(_pending.Count - 1);
            if (_reached[place] == _step)
            {
                continue;
            }

            _reached[place] = _step;
            RegexInstruction instruction = _code[place];
            switch (instruction.Operation)
            {
                case RegexOperation.Accept:
                    _accepted = true;
                    break;
                case RegexOperation.Split:
                    _pending.Append(place + instruction.Second);
                    _pending.Append(place + instruction.First);
                    break;
                case RegexOperation.Jump:
                    _pending.Append(place + instruction.First);
                    break;
                case >= RegexOperation.LineStart:
                    if (Holds(instruction.Operation, line, position))
                    {
                        _pending.Append(place + 1);
                    }

                    break;
                default:
                    list.Append(place);
                    break;
            }
        }
    }

    private bool Takes(RegexInstruction instruction, byte value, ReadOnlySpan<byte> patterns) => instruction.Operation switch
    {
        RegexOperation.Byte => _ignoresCase
            ? Bytes.ToLower(value) == Bytes.ToLower((byte)instruction.First)
            : value == instruction.First,
        RegexOperation.Set => ByteSet.Matches(patterns, instruction.First, value, escapes: false, out int _)
            || (_ignoresCase && (ByteSet.Matches(patterns, instruction.First, Bytes.ToLower(value), escapes: false, out int _)
                || ByteSet.Matches(patterns, instruction.First, Bytes.ToUpper(value), escapes: false, out int _))),
        RegexOperation.Word => Bytes.IsNameByte(value),
        RegexOperation.NotWord => !Bytes.IsNameByte(value),
        RegexOperation.Space => Bytes.IsSpace(value),
        RegexOperation.NotSpace => !Bytes.IsSpace(value),
        _ => instruction.Operation == RegexOperation.Any,
    };

    private static bool Holds(RegexOperation operation, ReadOnlySpan<byte> line, int position)
    {
        bool before = position > 0 && Bytes.IsNameByte(line[position - 1]);
        bool after = position < line.Length && Bytes.IsNameByte(line[position]);
        return operation switch
        {
            RegexOperation.LineStart => position == 0,
            RegexOperation.LineEnd => position == line.Length,
            RegexOperation.WordStart => !before && after,
            RegexOperation.WordEnd => before && !after,
            RegexOperation.WordEdge => before != after,
            RegexOperation.NotWordEdge => before == after,
            RegexOperation.NotAfterWord => !before,
            _ => !after,
        };
    }
}
