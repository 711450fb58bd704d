using System;
using System.Linq;

namespace Micro.Testing;

/// <summary>A session could not be recorded, or its producers differ.</summary>
public sealed class ConversationException : Exception
{
    private const int LinesBefore = 4;

    public ConversationException()
    {
    }

    public ConversationException(string message)
        : base(message)
    {
    }

    public ConversationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Two texts of the same session: says where they part.</summary>
    internal static ConversationException Differ((string Producer, string Text) one, (string Producer, string Text) other)
    {
        string[] lines = one.Text.Split('\n');
        string[] others = other.Text.Split('\n');
        int line = 0;
        while (line < lines.Length && line < others.Length && lines[line] == others[line])
        {
            line++;
        }

        int width = Math.Max(one.Producer.Length, other.Producer.Length) + 1;
        string Show(string producer, string[] text) => $"{(producer + ":").PadRight(width)} {(line < text.Length ? text[line].Trim() : "(end)")}";
        string before = string.Concat(lines.Skip(line - LinesBefore).Take(Math.Min(line, LinesBefore)).Select(text => $"  {text}\n"));
        return new ConversationException(
            $"{one.Producer} and {other.Producer} part at line {line + 1}:\n{Show(one.Producer, lines)}\n{Show(other.Producer, others)}\nafter\n{before}");
    }
}
