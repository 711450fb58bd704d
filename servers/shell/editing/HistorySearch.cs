using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Editing;

/// <summary>Ctrl-R: finds older lines by a part of them while it is being typed.</summary>
public sealed class HistorySearch(History history, LineView view, KeyReader keys)
{
    private readonly History _history = history;
    private readonly LineView _view = view;
    private readonly KeyReader _keys = keys;

    /// <summary>Runs until a key that is no part of the search, which is given back; the line is then the one found.</summary>
    /// <param name="line">Receives the line.</param>
    /// <param name="wanted">Memory for what is typed.</param>
    public Key Run(ByteBuffer line, ByteBuffer wanted)
    {
        wanted.Clear();
        int place = _history.End;
        while (true)
        {
            ReadOnlySpan<byte> found = place < _history.End ? _history[place] : default;
            _view.Draw("search: "u8, wanted.Bytes, wanted.Length);
            _view.Write(" -> "u8);
            _view.Write(found.Slice(0, Math.Min(found.Length, 60)));
            Key key = _keys.Read(out byte value);
            switch (key)
            {
                case Key.Text when wanted.Length < LineEditor.MaximumLine:
                    wanted.Append(value);
                    place = Find(_history.End, wanted.Bytes, place);
                    break;
                case Key.Backspace:
                    wanted.Truncate(Math.Max(wanted.Length - 1, 0));
                    place = Find(_history.End, wanted.Bytes, place);
                    break;
                case Key.Search:
                    place = Find(place, wanted.Bytes, place);
                    break;
                case Key.Cancel or Key.Interrupt:
                    return Key.Cancel;
                default:
                    if (place < _history.End)
                    {
                        line.Clear();
                        line.Append(found.Slice(0, Math.Min(found.Length, LineEditor.MaximumLine)));
                    }

                    return key;
            }
        }
    }

    /// <summary>The newest line before <paramref name="before"/> that has the text in it; else <paramref name="otherwise"/>.</summary>
    private int Find(int before, ReadOnlySpan<byte> wanted, int otherwise)
    {
        for (int place = before - 1; place >= _history.First; place--)
        {
            if (_history[place].IndexOf(wanted) >= 0)
            {
                return place;
            }
        }

        return otherwise;
    }
}
