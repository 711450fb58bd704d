using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Editing;

/// <summary>Lets the user edit a line: cursor keys, history, completion.</summary>
public sealed class LineEditor
{
    /// <summary>Longer lines are not taken in: the buffers never grow.</summary>
    public const int MaximumLine = 2048;

    private readonly History _history;
    private readonly Completer _completer;
    private readonly KeyReader _keys;
    private readonly LineView _view;
    private readonly ByteBuffer _deleted;

    // The line that was being typed when the user went back in history.
    private readonly ByteBuffer _draft;
    private int _historyPlace;
    private int _cursor;
    private bool _completedBefore;

    public LineEditor(IShellSystem system, Streams streams, History history, Completer completer)
    {
        _history = history;
        _completer = completer;
        _keys = new KeyReader(system, streams.Input);
        _view = new LineView(new OutputWriter(system, streams.Output, flushesLines: false));
        _deleted = new ByteBuffer(system);
        _draft = new ByteBuffer(system);
        _ = _deleted.Room(MaximumLine);
        _ = _draft.Room(MaximumLine);
    }

    /// <summary>Reads a line into an empty buffer that has room for it.</summary>
    public LineResult Read(ReadOnlySpan<byte> prompt, ByteBuffer line)
    {
        _cursor = 0;
        _historyPlace = _history.End;
        _view.Draw(prompt, line.Bytes, 0);
        while (true)
        {
            Key key = _keys.Read(out byte value);
            switch (key)
            {
                case Key.Return:
                    _view.Write("\n"u8);
                    return LineResult.Line;
                case Key.Interrupt:
                    _view.Write("^C\n"u8);
                    line.Clear();
                    return LineResult.Interrupted;
                case Key.InputEnded:
                case Key.EndOrDelete when line.Length == 0:
                    _view.Write("\n"u8);
                    return LineResult.EndOfInput;
                case Key.Search:
                    if (Search(line))
                    {
                        _view.Write("\n"u8);
                        return LineResult.Line;
                    }

                    break;
                case Key.Clear:
                    _view.Write("\e[H\e[2J"u8);
                    break;
                case Key.Complete:
                    Complete(line);
                    break;
                default:
                    Edit(key, value, line);
                    break;
            }

            _completedBefore = key == Key.Complete;
            DrawAfter(key, prompt, line);
        }
    }

    private void DrawAfter(Key key, ReadOnlySpan<byte> prompt, ByteBuffer line)
    {
        // Typing at the end of a short line needs no more than the byte itself.
        bool fits = prompt.Length + line.Length < 70;
        if (key == Key.Text && _cursor == line.Length && line.Length > 0 && fits)
        {
            _view.Write(line.Bytes.Slice(line.Length - 1));
        }
        else
        {
            _view.Draw(prompt, line.Bytes, _cursor);
        }
    }

    private void Edit(Key key, byte value, ByteBuffer line)
    {
        switch (key)
        {
            case Key.Text:
                Insert(line, new ReadOnlySpan<byte>(in value));
                break;
            case Key.Paste:
                Insert(line, _deleted.Bytes);
                break;
            case Key.Backspace when _cursor > 0:
                Remove(line, LineView.Previous(line.Bytes, _cursor), _cursor, keep: false);
                break;
            case Key.Delete or Key.EndOrDelete when _cursor < line.Length:
                Remove(line, _cursor, LineView.Next(line.Bytes, _cursor), keep: false);
                break;
            case Key.DeleteWord:
                Remove(line, WordLeft(line.Bytes), _cursor, keep: true);
                break;
            case Key.DeleteToStart:
                Remove(line, 0, _cursor, keep: true);
                break;
            case Key.DeleteToEnd:
                Remove(line, _cursor, line.Length, keep: true);
                break;
            case Key.Up when _historyPlace > _history.First:
                ShowHistory(line, _historyPlace - 1);
                break;
            case Key.Down when _historyPlace < _history.End:
                ShowHistory(line, _historyPlace + 1);
                break;
            default:
                Move(key, line.Bytes);
                break;
        }
    }

    private void Move(Key key, ReadOnlySpan<byte> line)
    {
        switch (key)
        {
            case Key.Left when _cursor > 0:
                _cursor = LineView.Previous(line, _cursor);
                break;
            case Key.Right when _cursor < line.Length:
                _cursor = LineView.Next(line, _cursor);
                break;
            case Key.WordLeft:
                _cursor = WordLeft(line);
                break;
            case Key.WordRight:
                _cursor = WordRight(line);
                break;
            case Key.Home:
                _cursor = 0;
                break;
            case Key.End:
                _cursor = line.Length;
                break;
            default:
                break;
        }
    }

    private void Insert(ByteBuffer line, ReadOnlySpan<byte> text)
    {
        if (line.Length + text.Length <= MaximumLine)
        {
            line.Insert(_cursor, text);
            _cursor += text.Length;
        }
    }

    private void Remove(ByteBuffer line, int start, int end, bool keep)
    {
        if (keep && end > start)
        {
            _deleted.Clear();
            _deleted.Append(line.Bytes.Slice(start, end - start));
        }

        line.Remove(start, end - start);
        _cursor = start;
    }

    private void ShowHistory(ByteBuffer line, int place)
    {
        if (_historyPlace == _history.End)
        {
            _draft.Clear();
            _draft.Append(line.Bytes);
        }

        _historyPlace = place;
        ReadOnlySpan<byte> text = place == _history.End ? _draft.Bytes : _history[place];
        line.Clear();
        line.Append(text.Slice(0, Math.Min(text.Length, MaximumLine)));
        _cursor = line.Length;
    }

    /// <summary>Looks for what is typed in older lines, newest first; true if the line found is to be run at once.</summary>
    private bool Search(ByteBuffer line)
    {
        HistorySearch search = new(_history, _view, _keys);
        Key key = search.Run(line, _deleted);
        _cursor = line.Length;
        return key == Key.Return;
    }

    private void Complete(ByteBuffer line)
    {
        int added = _completer.Complete(line, _cursor, MaximumLine);
        _cursor += added;
        if (added == 0 && _completedBefore)
        {
            _view.Write("\n"u8);
            _completer.List(line.Bytes, _cursor, _view);
        }
    }

    private int WordLeft(ReadOnlySpan<byte> line)
    {
        int position = _cursor;
        while (position > 0 && line[position - 1] == (byte)' ')
        {
            position--;
        }

        while (position > 0 && line[position - 1] != (byte)' ')
        {
            position--;
        }

        return position;
    }

    private int WordRight(ReadOnlySpan<byte> line)
    {
        int position = _cursor;
        while (position < line.Length && line[position] == (byte)' ')
        {
            position++;
        }

        while (position < line.Length && line[position] != (byte)' ')
        {
            position++;
        }

        return position;
    }
}
