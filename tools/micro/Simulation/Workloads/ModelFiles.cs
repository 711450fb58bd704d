using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>The oracle: what POSIX and coreutils say that commands do to a tree of files, in the plainest way.</summary>
internal sealed class ModelFiles
{
    // Paths from the root on, with "/" between; directories have null.
    private readonly SortedDictionary<string, string?> _nodes = new(StringComparer.Ordinal) { [""] = null };

    /// <summary>All paths, the root's own being empty.</summary>
    public IEnumerable<string> All() => _nodes.Keys.Select(path => path.Length == 0 ? "" : "/" + path);

    /// <summary>Does a step. False: the command fails.</summary>
    public bool TryDo(FileStep step, out string output)
    {
        output = "";
        switch (step.Command)
        {
            case FileCommand.Write:
                return TryWrite(step.Path, step.Word + "\n");
            case FileCommand.Append:
                return TryWrite(step.Path, _nodes.GetValueOrDefault(step.Path) + step.Word + "\n");
            case FileCommand.Fill:
                return TryWrite(step.Path, Lines(step.Number));
            case FileCommand.Read:
                return TryRead(step.Path, text => text, out output);
            case FileCommand.Tail:
                return TryRead(step.Path, text => text[Math.Max(0, text.Length - step.Number)..], out output);
            case FileCommand.Size:
                return TryCount(step.Path, out output);
            case FileCommand.Remove:
                return IsFile(step.Path) && _nodes.Remove(step.Path);
            case FileCommand.MakeDirectory:
                return !_nodes.ContainsKey(step.Path) && IsDirectory(Parent(step.Path)) && _nodes.TryAdd(step.Path, null);
            case FileCommand.RemoveDirectory:
                return IsDirectory(step.Path) && Below(step.Path).Length == 0 && _nodes.Remove(step.Path);
            case FileCommand.Move:
                return TryMove(step.Path, Inside(step.Target, step.Path));
            case FileCommand.Copy:
                return TryCopy(step.Path, Inside(step.Target, step.Path));
            default:
                return TryList(step.Path, out output);
        }
    }

    private bool TryWrite(string path, string text)
    {
        bool isPossible = IsDirectory(Parent(path)) && !IsDirectory(path);
        if (isPossible)
        {
            _nodes[path] = text;
        }

        return isPossible;
    }

    private bool TryRead(string path, Func<string, string> show, out string output)
    {
        bool isFile = IsFile(path);
        output = isFile ? show(_nodes[path]!) : "";
        return isFile;
    }

    // Of a directory wc says both that it is one and that it has no bytes.
    private bool TryCount(string path, out string output)
    {
        int length = _nodes.GetValueOrDefault(path)?.Length ?? 0;
        output = _nodes.ContainsKey(path) ? string.Create(CultureInfo.InvariantCulture, $"{length} {path}\n") : "";
        return IsFile(path);
    }

    private bool TryMove(string from, string to)
    {
        bool isDirectory = IsDirectory(from);
        bool fits = !_nodes.ContainsKey(to) || (isDirectory ? IsDirectory(to) && Below(to).Length == 0 : IsFile(to));
        bool isPossible = _nodes.ContainsKey(from) && from != to && IsDirectory(Parent(to)) && fits
            && !to.StartsWith(from + "/", StringComparison.Ordinal);
        if (isPossible)
        {
            string[] moved = [from, .. Below(from)];
            foreach (string path in moved)
            {
                _nodes[to + path[from.Length..]] = _nodes[path];
                _nodes.Remove(path);
            }
        }

        return isPossible;
    }

    private bool TryCopy(string from, string to)
    {
        bool isPossible = IsFile(from) && from != to && IsDirectory(Parent(to)) && !IsDirectory(to);
        if (isPossible)
        {
            _nodes[to] = _nodes[from];
        }

        return isPossible;
    }

    private bool TryList(string path, out string output)
    {
        IEnumerable<string> names = IsDirectory(path)
            ? Below(path).Select(inner => inner[(path.Length + 1)..]).Where(name => !name.Contains('/', StringComparison.Ordinal))
            : _nodes.ContainsKey(path) ? [path] : [];
        output = string.Concat(names.Select(name => name + "\n"));
        return _nodes.ContainsKey(path);
    }

    /// <summary>Where a move or a copy ends: in a directory under the source's own name.</summary>
    private string Inside(string target, string source) =>
        IsDirectory(target) ? $"{target}/{source[(source.LastIndexOf('/') + 1)..]}" : target;

    private bool IsDirectory(string path) => _nodes.TryGetValue(path, out string? text) && text is null;

    private bool IsFile(string path) => _nodes.TryGetValue(path, out string? text) && text is not null;

    private string[] Below(string path) => [.. _nodes.Keys.Where(inner => inner.StartsWith(path + "/", StringComparison.Ordinal))];

    private static string Parent(string path) => path.LastIndexOf('/') is int slash and >= 0 ? path[..slash] : "";

    private static string Lines(int count)
    {
        StringBuilder text = new();
        for (int line = 1; line <= count; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line}\n");
        }

        return text.ToString();
    }
}
