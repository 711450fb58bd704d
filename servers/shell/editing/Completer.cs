using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Lexing;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Editing;

/// <summary>Completes the word before the cursor: names of commands where one may stand, else paths.</summary>
public sealed class Completer(ShellState state)
{
    private const int MaximumProgram = 32;

    private readonly ShellState _state = state;

    /// <summary>Inserts what all candidates have in common; gives how many bytes.</summary>
    public int Complete(ByteBuffer line, int cursor, int maximum)
    {
        MemoryMark mark = _state.System.Mark();
        TextList candidates = new(_state.System);
        int typed = Find(line.Bytes, cursor, candidates);
        ByteBuffer addition = new(_state.System);
        if (candidates.Count > 0)
        {
            AppendQuoted(addition, candidates[0].Slice(typed, CommonLength(candidates) - typed));
            bool isComplete = candidates.Count == 1 && !candidates[0].EndsWith("/"u8);
            addition.Append(isComplete ? " "u8 : default);
        }

        int added = line.Length + addition.Length <= maximum ? addition.Length : 0;
        line.Insert(cursor, addition.Bytes.Slice(0, added));
        _state.System.Release(mark);
        return added;
    }

    /// <summary>Shows all candidates.</summary>
    public void List(ReadOnlySpan<byte> line, int cursor, LineView view)
    {
        MemoryMark mark = _state.System.Mark();
        TextList candidates = new(_state.System);
        _ = Find(line, cursor, candidates);
        TextList sorted = new(_state.System);
        sorted.AddSorted(candidates, 0);
        for (int i = 0; i < sorted.Count; i++)
        {
            view.Write(sorted[i]);
            view.Write(i + 1 < sorted.Count ? "  "u8 : "\n"u8);
        }

        _state.System.Release(mark);
    }

    /// <summary>Finds the candidates for the word before the cursor; gives how many bytes of each are typed already.</summary>
    private int Find(ReadOnlySpan<byte> line, int cursor, TextList candidates)
    {
        int start = StartOfWord(line, cursor);
        ByteBuffer word = new(_state.System);
        AppendUnquoted(word, line.Slice(start, cursor - start));
        ReadOnlySpan<byte> before = line.Slice(0, start).TrimEnd((byte)' ');
        bool startsCommand = before.IsEmpty || (before[before.Length - 1] is (byte)'|' or (byte)'&' or (byte)';' or (byte)'(');
        if (startsCommand && word.Bytes.IndexOf((byte)'/') < 0)
        {
            AddCommands(word.Bytes, candidates);
        }
        else if (EndsWithWord(before, "run"u8))
        {
            AddPrograms(word.Bytes, candidates);
        }
        else if (EndsWithWord(before, "help"u8))
        {
            AddCommands(word.Bytes, candidates);
        }
        else
        {
            return AddPaths(word.Bytes, candidates);
        }

        return word.Length;
    }

    private void AddCommands(ReadOnlySpan<byte> word, TextList candidates)
    {
        for (int i = 0; i < _state.Commands.Count; i++)
        {
            AddIfMatching(_state.Commands[i].Name, word, candidates);
        }
    }

    private void AddPrograms(ReadOnlySpan<byte> word, TextList candidates)
    {
        Span<byte> name = stackalloc byte[MaximumProgram];
        for (uint index = 0; _state.System.Program(index, name, out int length) == ServiceError.None; index++)
        {
            AddIfMatching(name.Slice(0, length), word, candidates);
        }
    }

    /// <summary>Adds the entries of the word's directory; gives how many bytes of a name are typed.</summary>
    private int AddPaths(ReadOnlySpan<byte> word, TextList candidates)
    {
        int slash = word.LastIndexOf((byte)'/');
        ReadOnlySpan<byte> directory = slash < 0 ? "."u8 : word.Slice(0, slash + 1);
        ReadOnlySpan<byte> prefix = word.Slice(slash + 1);
        IShellSystem system = _state.System;
        if (_state.Directory.Open(system, directory, OpenFlags.Read | OpenFlags.Directory, out int descriptor) != ServiceError.None)
        {
            return 0;
        }

        Span<byte> name = stackalloc byte[PathText.MaximumName];
        ulong cursor = 0;
        while (system.ReadEntry(descriptor, cursor, out cursor, out FileStatus status, name, out int length) == ServiceError.None)
        {
            ReadOnlySpan<byte> entry = name.Slice(0, length);
            bool isHidden = entry[0] == (byte)'.' && prefix.IsEmpty;
            if (entry.StartsWith(prefix) && !isHidden)
            {
                candidates.Add(entry, status.Kind == FileKind.Directory ? "/"u8 : default);
            }
        }

        _ = system.Close(descriptor);
        return prefix.Length;
    }

    private static void AddIfMatching(ReadOnlySpan<byte> name, ReadOnlySpan<byte> word, TextList candidates)
    {
        if (name.StartsWith(word))
        {
            candidates.Add(name);
        }
    }

    private static int CommonLength(TextList candidates)
    {
        int common = candidates[0].Length;
        for (int i = 1; i < candidates.Count; i++)
        {
            ReadOnlySpan<byte> other = candidates[i];
            int length = 0;
            while (length < common && length < other.Length && other[length] == candidates[0][length])
            {
                length++;
            }

            common = length;
        }

        return common;
    }

    private static int StartOfWord(ReadOnlySpan<byte> line, int cursor)
    {
        int start = cursor;
        while (start > 0)
        {
            bool isQuoted = start > 1 && line[start - 2] == (byte)'\\';
            if (WordScanner.IsOperatorOrBlank(line[start - 1]) && !isQuoted)
            {
                break;
            }

            start--;
        }

        return start;
    }

    private static bool EndsWithWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.EndsWith(word) && (text.Length == word.Length || WordScanner.IsOperatorOrBlank(text[text.Length - word.Length - 1]));

    private static void AppendUnquoted(ByteBuffer word, ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
        {
            if (value is not ((byte)'\\' or (byte)'\'' or (byte)'"'))
            {
                word.Append(value);
            }
        }
    }

    private static void AppendQuoted(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
        {
            bool isSpecial = WordScanner.IsOperatorOrBlank(value) || "\\'\"$`*?[#~!"u8.IndexOf(value) >= 0;
            output.Append(isSpecial ? "\\"u8 : default);
            output.Append(value);
        }
    }
}
